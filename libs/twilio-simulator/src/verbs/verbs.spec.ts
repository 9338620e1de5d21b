import { describe, expect, it } from 'vitest';
import { hotline, useStage } from '../testing/stage.js';

const stage = useStage();

async function call(twiml: string) {
  stage.app.on('/voice', twiml);
  const leg = stage.simulator.dial({ from: '+15550199999', to: hotline });
  await stage.clock.settle();
  return leg;
}
const texts = (leg: { heard: readonly { text: string }[] }) => leg.heard.map(({ text }) => text);

describe('Say', () => {
  it('takes as long as a voice needs, a second at least', async () => {
    const words = Array.from({ length: 25 }, () => 'word').join(' ');
    const leg = await call(
      `<Say voice="alice" language="en-GB">${words}</Say><Say>Two</Say><Say>Three</Say>`,
    );
    await stage.clock.advance('9900ms');
    expect(leg.heard).toHaveLength(1);
    await stage.clock.advance('100ms');
    expect(texts(leg).at(-1)).toBe('Two');
    await stage.clock.advance('1s');

    expect(texts(leg).at(-1)).toBe('Three');
    expect(leg.heard[0]).toMatchObject({ voice: 'alice', language: 'en-GB', kind: 'say' });
  });

  it('repeats itself', async () => {
    const leg = await call('<Say loop="3">Hi</Say>');
    await stage.clock.advance('5s');

    expect(texts(leg)).toEqual(['Hi', 'Hi', 'Hi']);
  });
});

describe('Play', () => {
  it('names the file with its whole address', async () => {
    expect(texts(await call('<Play>/hold.mp3</Play>'))).toEqual([`${stage.app.url}/hold.mp3`]);
  });
});

describe('Pause', () => {
  it('does not answer when it comes first', async () => {
    const leg = await call('<Pause length="3"/><Say>Hello</Say>');
    expect(leg.status).toBe('ringing');
    await stage.clock.advance('3s');

    expect(leg.status).toBe('in-progress');
  });

  it('alone leaves the call unanswered', async () => {
    const leg = await call('<Pause/>');
    await stage.clock.advance('1s');

    expect(leg.status).toBe('no-answer');
  });
});

describe('endings', () => {
  it.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
    ['<Hangup/>', 'completed'],
    ['', 'no-answer'],
    ['<Say>Hi</Say><Reject reason="busy"/>', 'completed'],
  ])('%s ends a call as %s', async (twiml, status) => {
    const leg = await call(twiml);
    await stage.clock.advance('2s');

    expect(leg.status).toBe(status);
    expect(stage.app.at('/status')[0]?.params.CallStatus).toBe(status);
  });

  it('are told once, with the billed minutes', async () => {
    await call('<Pause length="1"/><Say>Hi</Say><Pause length="69"/>');
    await stage.clock.advance('2m');

    expect(
      stage.app.at('/status').map(({ params }) => [params.CallDuration, params.Duration]),
    ).toEqual([['70', '2']]);
  });
});

describe('Redirect', () => {
  it('goes on with another document and the same parameters', async () => {
    stage.app.on('/next', '<Say>Here</Say>');
    const leg = await call('<Redirect method="GET">/next?a=1</Redirect><Say>never</Say>');

    expect(texts(leg)).toEqual(['Here']);
    expect(stage.app.at('/next')[0]).toMatchObject({
      method: 'GET',
      params: { a: '1', CallSid: leg.sid },
    });
  });
});

describe('Record', () => {
  const record = async (attributes: string) => {
    stage.app.on('/done', '<Say>Thanks</Say>').on('/transcribed', { status: 204 });
    const leg = await call(`<Record action="/done" ${attributes}/><Say>Nothing was recorded</Say>`);
    return leg;
  };
  const done = () => stage.app.at('/done')[0]?.params;

  it('ends with a key, which it reports', async () => {
    const leg = await record('finishOnKey="#"');
    await stage.clock.advance('3s');
    leg.presses('1');
    leg.presses('#');
    await stage.clock.settle();

    expect(done()).toMatchObject({ Digits: '#', RecordingDuration: '3' });
    expect(texts(leg)).toEqual(['beep', 'Thanks']);
  });

  it('ends after its greatest length', async () => {
    await record('maxLength="30"');
    await stage.clock.advance('30s');

    expect(done()).toMatchObject({ RecordingDuration: '30' });
  });

  it('ends after silence, which it trims', async () => {
    const leg = await record('timeout="4"');
    leg.says('It burns', 6);
    await stage.clock.advance('9s');
    expect(done()).toBeUndefined();
    await stage.clock.advance('1s');

    expect(done()).toMatchObject({ RecordingDuration: '6' });
  });

  it('falls through, and is absent, when nothing was said', async () => {
    stage.app.on('/absent', { status: 204 });
    const leg = await record(
      'recordingStatusCallback="/absent" recordingStatusCallbackEvent="completed absent"',
    );
    leg.fallsSilent();
    await stage.clock.advance('10s');

    expect(texts(leg)).toContain('Nothing was recorded');
    expect(stage.app.at('/absent')[0]?.params.RecordingStatus).toBe('absent');
    expect(done()).toBeUndefined();
  });

  it('is transcribed a while later', async () => {
    const leg = await record('transcribe="true" transcribeCallback="/transcribed" timeout="2"');
    leg.says('The boiler leaks', 5);
    await stage.clock.advance('1m');

    expect(stage.app.at('/transcribed')[0]?.params).toMatchObject({
      TranscriptionText: 'The boiler leaks',
      TranscriptionStatus: 'completed',
    });
  });

  it('asks for the same document again without an action (the loop trap)', async () => {
    const leg = await call('<Record maxLength="5"/>');
    await stage.clock.advance('5s');

    expect(stage.app.at('/voice')).toHaveLength(2);
    leg.hangsUp();
  });
});

describe('Enqueue', () => {
  it('lets the caller wait to a document that repeats, and tells its action why it ended', async () => {
    stage.app.on('/wait', '<Say>Please hold</Say><Pause length="9"/>').on('/left', '');
    const leg = await call('<Enqueue action="/left" waitUrl="/wait">support</Enqueue>');
    await stage.clock.advance('25s');
    expect(texts(leg)).toEqual(['Please hold', 'Please hold', 'Please hold']);
    leg.hangsUp();
    await stage.clock.settle();

    expect(stage.app.at('/left')[0]?.params).toMatchObject({
      QueueResult: 'hangup',
      QueueTime: '25',
    });
  });

  it('connects an agent who dials the queue with whoever waits longest', async () => {
    const leg = await call('<Enqueue>support</Enqueue>');
    stage.app.on('/voice', '<Dial><Queue>support</Queue></Dial>');
    const agent = stage.simulator.dial({ from: '+15550100009', to: hotline });
    await stage.clock.settle();

    expect(agent.isTalkingTo('+15550199999')).toBe(true);
    expect(leg.isTalkingTo('+15550100009')).toBe(true);
    agent.hangsUp();
    await stage.clock.settle();
    expect(leg.isTalkingTo('+15550100009')).toBe(false);
  });
});

describe('a trial account', () => {
  it('speaks a sentence instead of forwarding', async () => {
    Object.assign(stage.simulator.account(stage.simulator.numbers[0]?.accountSid ?? ''), {
      type: 'Trial',
      verifiedNumbers: ['+15550199999'],
    });
    const leg = await call('<Dial>+15550100001</Dial>');

    expect(leg.hasHeard('not available on a trial account')).toBe(true);
    expect(stage.simulator.calls).toHaveLength(1);
  });
});
