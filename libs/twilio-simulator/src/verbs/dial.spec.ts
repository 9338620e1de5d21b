import { describe, expect, it } from 'vitest';
import { accountSid, hotline, useStage } from '../testing/stage.js';

const stage = useStage();
const alice = '+15550100001';
const bob = '+15550100002';
const caller = '+15550199999';

async function dial(attributes: string, nouns: string, from = caller) {
  stage.app
    .on('/voice', `<Dial action="/after" timeout="20" ${attributes}>${nouns}</Dial>`)
    .on('/after', '<Say>After</Say><Pause length="600"/>');
  const call = stage.simulator.dial({ from, to: hotline });
  await stage.clock.settle();
  return call;
}
const number = (to: string, attributes = '') => `<Number ${attributes}>${to}</Number>`;
const whispered = (to: string) => number(to, 'url="/whisper"');
const results = () =>
  stage.app.trace('DialCallStatus', 'DialBridged').filter((l) => l.startsWith('/after'));
const codes = () => stage.simulator.alerts.map(({ code }) => code);

describe('Dial', () => {
  it('answers the caller at once, unless answerOnBridge makes that wait for the bridge', async () => {
    const call = await dial('', number(alice));
    expect(call.status).toBe('in-progress');
    call.hangsUp();

    const second = await dial('answerOnBridge="true"', number(alice));
    expect(second.status).toBe('ringing');
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();
    expect(second.status).toBe('in-progress');
  });

  it.each([
    ['a busy phone', 'busy', () => stage.simulator.phone(alice).isBusy(), []],
    [
      'a number out of reach',
      'failed',
      () => stage.simulator.phone(alice).isUnreachable(),
      [13224],
    ],
  ])('reports %s as %s at once', async (_what, status, make, alerts) => {
    make();
    await dial('', number(alice));

    expect(results()).toEqual([`/after ${status} false`]);
    expect(codes()).toEqual(alerts);
  });

  it('reports a declined ring as busy', async () => {
    await dial('', number(alice));
    stage.simulator.phone(alice).declines();
    await stage.clock.settle();

    expect(results()).toEqual(['/after busy false']);
  });

  it('fails for a number that is none', async () => {
    await dial('', number('call me'));

    expect(results()).toEqual(['/after failed false']);
    expect(codes()).toEqual([13223]);
  });

  it('fails for a country that the account may not call, by the longest prefix of the number', async () => {
    stage.simulator.account(accountSid).forbiddenCountries = ['DE', 'JM'];
    await dial('', number('+4930123456'));
    await dial('', number('+18765550100'));
    const allowed = await dial('', number(alice));

    expect(results()).toEqual(['/after failed false', '/after failed false']);
    expect(codes()).toEqual([13227, 13227]);
    expect(stage.simulator.phone(alice).isRinging).toBe(true);
    allowed.hangsUp();
  });

  it('finds a phone busy that is in another call', async () => {
    await dial('', number(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();
    await dial('', number(alice), '+15550199998');

    expect(results()).toEqual(['/after busy false']);
  });

  it('connects after a whisper that ends without hanging up, key or not', async () => {
    stage.app.on('/whisper', '<Say>A call for you</Say>');
    const call = await dial('', whispered(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.advance('3s');

    expect(call.isTalkingTo(alice)).toBe(true);
    stage.simulator.phone(alice).hangsUp();
    await stage.clock.settle();
    expect(results()).toEqual(['/after completed true']);
    expect(call.hasHeard('After')).toBe(true);
  });

  it('reports a mailbox that a whisper turned down as completed and not bridged', async () => {
    stage.app.on(
      '/whisper',
      '<Gather numDigits="1" timeout="5"><Say>Press 1</Say></Gather><Hangup/>',
    );
    stage.simulator.phone(alice).letsMailboxPickUp(10);
    await dial('', whispered(alice));
    await stage.clock.advance('20s');

    expect(results()).toEqual(['/after completed false']);
    expect(stage.app.at('/after')[0]?.params.DialCallDuration).toBe('6');
  });

  it('lets the callee hear the application error when the whisper fails, and does not connect', async () => {
    stage.app.on('/whisper', { status: 500 });
    await dial('', whispered(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.advance('10s');

    expect(results()).toEqual(['/after completed false']);
    expect(stage.simulator.phone(alice).heard).toMatchObject([{ kind: 'application-error' }]);
  });

  it('ends a whisper that dials (13201), and ignores other verbs in it', async () => {
    stage.app.on('/whisper', `<Record/><Dial>${bob}</Dial>`);
    await dial('', whispered(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();

    expect(results()).toEqual(['/after completed false']);
    expect(codes()).toEqual([12200, 13201]);
  });

  it('reports canceled when the caller hangs up during the whisper', async () => {
    stage.app.on('/whisper', '<Say>one two three four five six seven eight nine ten</Say>');
    const call = await dial('', whispered(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.advance('1s');
    call.hangsUp();
    await stage.clock.settle();

    expect(results()).toEqual(['/after canceled false']);
    expect(stage.app.at('/after')[0]?.params.CallStatus).toBe('completed');
    expect(stage.simulator.phone(alice).state).toBe('idle');
  });

  it('does not ask the action after a caller hung up when that is switched off', async () => {
    stage.simulator.behaviour.dialActionAfterCallerHangUp = false;
    const call = await dial('', number(alice));
    call.hangsUp();
    await stage.clock.settle();

    expect(stage.app.trace()).toEqual(['/voice', '/status']);
  });

  it('goes on with the next verb without an action', async () => {
    stage.app.on('/voice', `<Dial timeout="5">${alice}</Dial><Say>Next</Say>`);
    const call = stage.simulator.dial({ from: caller, to: hotline });
    await stage.clock.advance('11s');

    expect(call.hasHeard('Next')).toBe(true);
  });

  it('ends the callee at the time limit', async () => {
    await dial('timeLimit="60"', number(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.advance('59s');
    expect(results()).toEqual([]);
    await stage.clock.advance('1s');

    expect(results()).toEqual(['/after completed true']);
  });

  it('ends the callee when the caller presses star and hangupOnStar is set', async () => {
    const call = await dial('hangupOnStar="true"', number(alice));
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();
    call.presses('1');
    call.presses('*');
    await stage.clock.settle();

    expect(results()).toEqual(['/after completed true']);
    expect(stage.simulator.phone(alice).state).toBe('idle');
  });

  it('gives the recording of a bridge to its action', async () => {
    await dial(
      'record="record-from-answer-dual" recordingStatusCallback="/progress"',
      number(alice),
    );
    stage.simulator.phone(alice).script({}).answers();
    await stage.clock.advance('9s');
    stage.simulator.phone(alice).hangsUp();
    await stage.clock.advance('5s');

    expect(stage.app.at('/after')[0]?.params.RecordingUrl).toMatch(/\/Recordings\/RE/);
    expect(stage.app.at('/progress')[0]?.params).toMatchObject({
      RecordingSource: 'DialVerb',
      RecordingChannels: '2',
      RecordingDuration: '9',
    });
  });
});

describe('several numbers in one Dial', () => {
  it('ring together; the first pick-up cancels the others two seconds later, although its whisper then hangs up', async () => {
    stage.app.on(
      '/whisper',
      '<Gather numDigits="1" timeout="5"><Say>Press 1</Say></Gather><Hangup/>',
    );
    await dial('', whispered(alice) + whispered(bob));
    expect(stage.simulator.phone(bob).isRinging).toBe(true);

    stage.simulator.phone(alice).answers();
    await stage.clock.advance('1900ms');
    expect(stage.simulator.phone(bob).isRinging).toBe(true);
    await stage.clock.advance('100ms');
    expect(stage.simulator.phone(bob).isRinging).toBe(false);
    await stage.clock.advance('10s');

    expect(results()).toEqual(['/after completed false']);
    expect(stage.simulator.calls.map(({ status }) => status).slice(1)).toEqual([
      'completed',
      'canceled',
    ]);
  });

  it('ring on until one is accepted, when the switch says so', async () => {
    stage.simulator.behaviour.simulringCancels = 'after-accept';
    stage.app
      .on('/whisper', '<Gather numDigits="1" timeout="5" action="/accept"/><Hangup/>')
      .on('/accept', '');
    const call = await dial('', whispered(alice) + whispered(bob));

    stage.simulator.phone(alice).answers();
    await stage.clock.advance('10s');
    stage.simulator.phone(bob).answers();
    await stage.clock.settle();
    stage.simulator.phone(bob).presses('1');
    await stage.clock.settle();

    expect(call.isTalkingTo(bob)).toBe(true);
  });

  it('ring in turn when sequential', async () => {
    await dial('sequential="true"', number(alice) + number(bob));
    expect(stage.simulator.phone(bob).isRinging).toBe(false);
    stage.simulator.phone(alice).declines();
    await stage.clock.settle();

    expect(stage.simulator.phone(bob).isRinging).toBe(true);
    stage.simulator.phone(bob).declines();
    await stage.clock.settle();
    expect(results()).toEqual(['/after busy false']);
  });

  it('end a sequence at a rejected whisper, unless the switch says otherwise', async () => {
    stage.app.on('/whisper', '<Hangup/>');
    await dial('sequential="true"', whispered(alice) + whispered(bob));
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();

    expect(results()).toEqual(['/after completed false']);
    expect(stage.simulator.calls).toHaveLength(2);
  });

  it('are ten at most', async () => {
    const nouns = Array.from({ length: 12 }, (_, index) =>
      number(`+155501002${String(index).padStart(2, '0')}`),
    );
    await dial('', nouns.join(''));

    expect(stage.simulator.calls).toHaveLength(11);
    expect(codes()).toEqual([13215]);
  });
});

describe('the caller id of a dialled leg', () => {
  const shown = () => stage.simulator.calls[1]?.from;

  it.each([caller, 'anonymous', '+266696687', 'sip:someone@example.com', '12345'])(
    'is that of the caller, %s, as it came',
    async (from) => {
      await dial('', number(alice), from);

      expect(shown()).toBe(from);
    },
  );

  it.each([
    ['the dialled number', hotline],
    ['the caller', caller],
    ['another number of the account', '+15550188888'],
  ])('may be %s', async (_what, callerId) => {
    stage.simulator.addNumber({ accountSid, phoneNumber: '+15550188888' });
    await dial(`callerId="${callerId}"`, number(alice));

    expect(shown()).toBe(callerId);
    expect(codes()).toEqual([]);
  });

  it('makes the leg fail when it is foreign (13214)', async () => {
    await dial('callerId="+15557654321"', number(alice));

    expect(results()).toEqual(['/after failed false']);
    expect(codes()).toEqual([13214]);
  });

  it('is refused by carriers when withheld, if the switch says so', async () => {
    stage.simulator.behaviour.carriersRefuseWithheldCallerId = true;
    await dial('', number(alice), 'anonymous');

    expect(results()).toEqual(['/after failed false']);
  });
});
