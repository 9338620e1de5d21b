import { beforeEach, describe, expect, it } from 'vitest';
import { hotline, useStage } from './testing/stage.js';

const stage = useStage();
const responder = '+15550100001';
const caller = '+15550199999';

function dialTo(...numbers: string[]): string {
  const nouns = numbers.map(
    (number) =>
      `<Number url="/whisper" statusCallback="/progress" statusCallbackEvent="initiated ringing answered completed">${number}</Number>`,
  );
  return `<Dial action="/after" answerOnBridge="true" timeout="20">${nouns.join('')}</Dial>`;
}

/** The reference traces of the facts, 10.1. */
describe('reference trace', () => {
  beforeEach(() => {
    stage.app
      .on('/voice', dialTo(responder))
      .on(
        '/whisper',
        '<Gather numDigits="1" timeout="8" action="/accept"><Say>Press 1 to take the call</Say></Gather><Hangup/>',
      )
      .on('/accept', '')
      .on('/after', '<Say>Nobody is there</Say>');
  });

  it('A: an accepted call is bridged and reported in order', async () => {
    const { app, clock, simulator } = stage;
    const alice = simulator.phone(responder);
    const call = simulator.phone(caller).dials(hotline);
    await clock.settle();
    expect(alice.isRinging).toBe(true);
    expect(call.status).toBe('ringing');

    alice.answers();
    await clock.advance('1s');
    expect(alice.state).toBe('listening');
    expect(alice.hasHeard('Press 1')).toBe(true);
    alice.presses('1');
    await clock.settle();
    expect(alice.isTalkingTo(caller)).toBe(true);
    expect(call.isTalkingTo(responder)).toBe(true);
    expect(call.status).toBe('in-progress');
    await clock.advance('60s');
    call.hangsUp();
    await clock.settle();

    expect(
      app.trace('CallStatus', 'SequenceNumber', 'Digits', 'DialCallStatus', 'DialBridged'),
    ).toEqual([
      '/voice ringing',
      '/progress initiated 0',
      '/progress ringing 1',
      '/progress in-progress 2',
      '/whisper in-progress',
      '/accept in-progress 1',
      '/progress completed 3',
      '/after completed completed true',
      '/status completed 0',
    ]);
    const [parent, child] = simulator.calls;
    expect(app.at('/after')[0]?.params).toMatchObject({
      CallSid: parent?.sid,
      DialCallSid: child?.sid,
      DialCallDuration: '61',
    });
    expect(app.at('/progress')[3]?.params).toMatchObject({
      CallSid: child?.sid,
      ParentCallSid: parent?.sid,
      Direction: 'outbound-dial',
      CallDuration: '61',
      CallbackSource: 'call-progress-events',
    });
    expect(app.at('/status')[0]?.params).toMatchObject({
      CallSid: parent?.sid,
      CallDuration: '60',
    });
    expect(simulator.alerts).toEqual([]);
  });

  it.each([
    [
      'no key is pressed',
      async () => {
        stage.simulator.phone(responder).answers();
        await stage.clock.advance('20s');
      },
    ],
    [
      'the callee hangs up during the whisper',
      async () => {
        stage.simulator.phone(responder).answers();
        await stage.clock.advance('1s');
        stage.simulator.phone(responder).hangsUp();
        await stage.clock.advance('10s');
      },
    ],
  ])(
    'B: a leg that was picked up but not connected is completed and not bridged (%s)',
    async (_how, act) => {
      const { app, clock, simulator } = stage;
      const call = simulator.phone(caller).dials(hotline);
      await clock.settle();

      await act();

      expect(app.trace('CallStatus', 'DialCallStatus', 'DialBridged').slice(-3)).toEqual([
        '/progress completed',
        '/after ringing completed false',
        '/status completed',
      ]);
      expect(call.hasHeard('Nobody is there')).toBe(true);
    },
  );

  it('C: a ring ends five seconds after its time-out, without a duration', async () => {
    const { app, clock, simulator } = stage;
    simulator.phone(caller).dials(hotline);
    await clock.advance('24s');
    expect(app.at('/after')).toEqual([]);

    await clock.advance('1s');

    expect(app.trace('CallStatus', 'DialCallStatus', 'DialBridged').slice(-2)).toEqual([
      '/progress no-answer',
      '/after ringing no-answer false',
    ]);
    expect(app.at('/after')[0]?.params).not.toHaveProperty('DialCallDuration');
  });

  it('D: a caller who gives up while it rings cancels the leg, and the answer of the action is ignored', async () => {
    const { app, clock, simulator } = stage;
    const call = simulator.phone(caller).dials(hotline);
    await clock.advance('3s');

    call.hangsUp();
    await clock.advance('1m');

    expect(app.trace('CallStatus', 'DialCallStatus').slice(-3)).toEqual([
      '/progress canceled',
      '/after completed canceled',
      '/status no-answer',
    ]);
    expect(call.hasHeard('Nobody')).toBe(false);
    expect(simulator.phone(responder).state).toBe('idle');
  });

  it('E: a voicemail reports to its action first and to its status callback when it is ready', async () => {
    const { app, clock, simulator } = stage;
    app
      .on(
        '/voice',
        '<Say>Leave a message</Say><Record action="/recorded" recordingStatusCallback="/progress" timeout="0"/>',
      )
      .on('/recorded', '');
    const call = simulator.phone(caller).dials(hotline);
    await clock.advance('11s');
    expect(call.heard.at(-1)).toMatchObject({ kind: 'beep' });

    call.hangsUp();
    await clock.advance('5s');

    expect(
      app.trace('CallStatus', 'Digits', 'RecordingDuration', 'RecordingStatus').slice(1),
    ).toEqual(['/recorded completed hangup 10', '/status completed', '/progress 10 completed']);
    expect(app.at('/progress')[0]?.params).toMatchObject({
      RecordingSource: 'RecordVerb',
      RecordingSid: app.at('/recorded')[0]?.params.RecordingSid,
    });
  });
});
