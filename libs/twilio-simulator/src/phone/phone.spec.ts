import { describe, expect, it } from 'vitest';
import { hotline, useStage } from '../testing/stage.js';

const stage = useStage();
const alice = '+15550100001';
const caller = '+15550199999';

async function dial(
  whisper = '<Gather numDigits="1" action="/accept"><Say>Press 1</Say></Gather><Hangup/>',
) {
  stage.app
    .on(
      '/voice',
      `<Dial action="/after" answerOnBridge="true"><Number url="/whisper">${alice}</Number></Dial>`,
    )
    .on('/whisper', whisper)
    .on('/accept', ({ params }) => (params.Digits === '1' ? '' : '<Hangup/>'))
    .on('/after', '');
  const leg = stage.simulator.phone(caller).dials(hotline);
  await stage.clock.settle();
  return leg;
}

describe('a handset', () => {
  it('goes from idle through ringing and listening to talking, and back', async () => {
    const phone = stage.simulator.phone(alice);
    expect(phone.state).toBe('idle');
    await dial();
    expect([phone.state, stage.simulator.phone(caller).state]).toEqual(['ringing', 'dialling']);
    phone.answers();
    await stage.clock.settle();
    expect(phone.state).toBe('listening');
    phone.presses('1');
    await stage.clock.settle();
    expect([phone.state, stage.simulator.phone(caller).state]).toEqual(['talking', 'talking']);
    phone.hangsUp();

    expect(phone.state).toBe('idle');
  });

  it('cannot do what makes no sense', () => {
    const phone = stage.simulator.phone(alice);

    expect(() => {
      phone.answers();
    }).toThrow(`${alice} cannot answer: it is idle`);
    expect(() => {
      phone.presses('1');
    }).toThrow(/cannot press a key/);
    expect(() => {
      phone.hangsUp();
    }).toThrow(/cannot hang up/);
    expect(() => phone.dials('+15550000000')).toThrow(/No account .* owns \+15550000000/);
  });

  it('answers and presses by itself when it has a script', async () => {
    stage.simulator
      .phone(alice)
      .script({ answerAfter: 4, press: '1', pressAfter: 3, hangUpAfter: 30 });
    const leg = await dial();
    await stage.clock.advance('3s');
    expect(stage.app.at('/whisper')).toEqual([]);
    await stage.clock.advance('1s');
    expect(stage.app.at('/whisper')).toHaveLength(1);
    await stage.clock.advance('3s');
    expect(leg.isTalkingTo(alice)).toBe(true);
    await stage.clock.advance('30s');

    expect(stage.app.at('/after')[0]?.params).toMatchObject({
      DialBridged: 'true',
      DialCallDuration: '33',
    });
  });

  it('presses only when it is asked to', async () => {
    stage.simulator.phone(alice).script({ answerAfter: 1, press: ['1'], pressAfter: 0 });
    const leg = await dial(
      '<Say>one two three four five six seven</Say><Gather numDigits="1" action="/accept"/><Hangup/>',
    );
    await stage.clock.advance('3s');
    expect(leg.status).toBe('ringing');
    await stage.clock.advance('2s');

    expect(leg.isTalkingTo(alice)).toBe(true);
  });

  it('may be declined by a script', async () => {
    stage.simulator.phone(alice).script({ declineAfter: 3 });
    await dial();
    await stage.clock.advance('3s');

    expect(stage.app.at('/after')[0]?.params.DialCallStatus).toBe('busy');
  });

  it('whose mailbox is connected speaks its greeting to the caller', async () => {
    stage.simulator.phone(alice).letsMailboxPickUp(8);
    const leg = await dial('<Say>A call</Say>');
    await stage.clock.advance('10s');

    expect(leg.hasHeard(/mailbox of/)).toBe(true);
    await stage.clock.advance('1m');
    expect(leg.isOver).toBe(true);
  });

  it('hears what the other end says', async () => {
    stage.simulator.phone(alice).script({ answerAfter: 0, press: '1' });
    const leg = await dial();
    await stage.clock.advance('2s');
    leg.says('Help');

    expect(stage.simulator.phone(alice).heard.at(-1)).toMatchObject({
      kind: 'person',
      text: 'Help',
    });
  });

  it('withholds its number when asked to', async () => {
    stage.app.on('/voice', '');
    stage.simulator.phone(caller).dials(hotline, { withheld: true });
    await stage.clock.settle();

    expect(stage.app.at('/voice')[0]?.params).toMatchObject({ From: 'anonymous', FromCountry: '' });
  });

  it('shows everything that happens to a listener', async () => {
    const kinds = new Set<string>();
    const stop = stage.simulator.on(({ kind }) => kinds.add(kind));
    stage.simulator.phone(alice).script({ answerAfter: 0, press: '1' });
    await dial();
    await stage.clock.advance('5s');
    stop();

    expect([...kinds].sort()).toEqual(['heard', 'key', 'leg', 'webhook']);
  });
});
