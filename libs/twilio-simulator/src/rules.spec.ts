import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from './clock/virtual-clock.js';
import { TwilioSimulator } from './simulator.js';
import { accountSid, authToken, hotline } from './testing/stage.js';
import { TwimlApp } from './testing/twiml-app.js';

const callees = ['+15550100001', '+15550100002'];
const caller = '+15550199999';
const all = 'statusCallback="/progress" statusCallbackEvent="initiated ringing answered completed"';

type Act =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'answer' | 'decline' | 'hang-up' | 'press'; readonly who: number };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 12 }) }),
  fc.record({
    kind: fc.constantFrom('answer', 'decline', 'hang-up', 'press'),
    who: fc.integer({ min: 0, max: 2 }),
  }),
);
const nouns = callees.map((to) => `<Number url="/whisper" ${all}>${to}</Number>`).join('');

async function play(story: readonly Act[], faults: { duplicate: number; reorder: number }) {
  const app = await new TwimlApp().start();
  try {
    app
      .on('/voice', `<Dial action="/after" answerOnBridge="true" timeout="20">${nouns}</Dial>`)
      .on(
        '/whisper',
        '<Gather numDigits="1" timeout="6" action="/key"><Say>Press 1</Say></Gather><Hangup/>',
      )
      .on('/key', '')
      .on('/after', '<Say>Leave a message</Say><Record action="/end" maxLength="20"/>')
      .on('/end', '')
      .on('/progress', { status: 204 })
      .on('/status', { status: 204 });
    const clock = new VirtualClock();
    const accounts = [{ sid: accountSid, authToken }];
    const simulator = new TwilioSimulator({ clock, accounts, seed: 3, faults });
    simulator.addNumber({
      accountSid,
      phoneNumber: hotline,
      voiceUrl: `${app.url}/voice`,
      statusCallback: `${app.url}/status`,
    });
    const ends = new Map<string, number>();
    simulator.on((event) => {
      if (event.kind !== 'leg' || !event.leg.isOver) return;
      ends.set(event.leg.sid, (ends.get(event.leg.sid) ?? 0) + 1);
    });
    simulator.phone(caller).dials(hotline);
    await clock.settle();
    for (const act of story) await perform(simulator, clock, act);
    // Longer than any bridge may last.
    await clock.advance('5h');
    return { simulator, ends, app };
  } finally {
    await app.stop();
  }
}

async function perform(simulator: TwilioSimulator, clock: VirtualClock, act: Act): Promise<void> {
  if (act.kind === 'wait') {
    await clock.advance(act.seconds * 1000);
    return;
  }
  const phone = simulator.phone([...callees, caller][act.who] ?? caller);
  if (act.kind === 'answer' && phone.isRinging) phone.answers();
  if (act.kind === 'decline' && phone.isRinging) phone.declines();
  if (act.kind === 'hang-up' && phone.state !== 'idle') phone.hangsUp();
  if (act.kind === 'press' && phone.state !== 'idle') phone.presses('1');
  await clock.settle();
}

const stories = fc.array(acts, { maxLength: 8 });

describe('whatever the handsets do', () => {
  it('every leg ends exactly once, and says so exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const { simulator, ends, app } = await play(story, { duplicate: 0, reorder: 0 });

        for (const leg of simulator.calls) {
          expect(leg.isOver).toBe(true);
          expect(ends.get(leg.sid)).toBe(1);
        }
        expect(app.at('/status')).toHaveLength(1);
        expect(app.at('/after').length).toBe(1);
        const finals = app
          .at('/progress')
          .filter(({ params }) => params.CallDuration !== undefined);
        expect(finals).toHaveLength(callees.length);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('SequenceNumbers of a leg ascend from 0 without a gap, and only its last callback is final', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const { simulator, app } = await play(story, { duplicate: 0, reorder: 0 });

        for (const leg of simulator.calls.slice(1)) {
          const told = app.at('/progress').filter(({ params }) => params.CallSid === leg.sid);
          expect(told.map(({ params }) => Number(params.SequenceNumber))).toEqual(
            told.map((_, i) => i),
          );
          const isFinal = told.map(({ params }) => params.CallDuration !== undefined);
          expect(isFinal).toEqual(told.map((_, index) => index === told.length - 1));
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('DialBridged is true only when the two really talked', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const { simulator, app } = await play(story, { duplicate: 0, reorder: 0 });

        const params = app.at('/after')[0]?.params;
        const [parent] = simulator.calls;
        const pressed = app.at('/key').length > 0;
        if (params?.DialBridged === 'true') {
          expect(params.DialCallStatus).toBe('completed');
          expect(pressed).toBe(true);
          expect(parent?.isAnswered).toBe(true);
        } else expect(params?.DialCallStatus).not.toBe('answered');
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('duplicated and reordered callbacks change nothing in the calls themselves', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const good = await play(story, { duplicate: 0, reorder: 0 });
        const bad = await play(story, { duplicate: 0.4, reorder: 0.4 });
        const statuses = ({ simulator }: typeof good) =>
          simulator.calls.map(({ status }) => status);

        expect(statuses(bad)).toEqual(statuses(good));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
