import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { OpenCallSweeper } from '../src/features/webhook/open-call-sweeper.service.js';
import { addHotline, type HotlineSettings } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  // The sweeper looks for young calls by the database's own clock.
  world = await startPhoneWorld({ startsAt: new Date() });
  world.twilio.behaviour.playSeconds = 6;
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());
afterEach(() => {
  world.twilio.faults.clear();
});

const consent = 'We record this call. Hang up if you disagree.';

/** Alice takes the call and talks for 20 seconds. */
async function aliceTalks(settings: Partial<HotlineSettings> = {}) {
  const before = world.twilio.recordings.length;
  const hotline = await addHotline(world, { rules: [['alice']], consent, ...settings });
  const call = hotline.caller.dials(hotline.number);
  await world.clock.advanceUntil(() => hotline.alice.isRinging);
  const wasTold = call.hasHeard(consent);
  hotline.alice.answers();
  await world.clock.advanceUntil(() => hotline.alice.hasHeard(/This call is recorded/));
  const recordedSoFar = world.twilio.recordings.length - before;
  hotline.alice.presses('1');
  await world.clock.advance('25s');
  hotline.alice.hangsUp();
  await world.clock.advance('30s');
  return { hotline, wasTold, recordedSoFar, made: world.twilio.recordings.slice(before) };
}

const linesOf = async (hotline: Awaited<ReturnType<typeof addHotline>>) =>
  (await hotline.call()).journal.map(({ text }) => text);

describe('a call that is recorded', () => {
  it.each([
    ['one by one', { rules: [['alice']] }, 'DialVerb'],
    ['all at once', { rules: [['alice', 'bob']], ringMode: 'all-at-once' }, 'Conference'],
    ['with a message instead', { rules: [['alice']], voicemail: 'while-waiting' }, 'Conference'],
  ] satisfies [string, Partial<HotlineSettings>, string][])(
    'is announced before any phone rings, and recorded once when the two are connected: %s',
    async (_, settings, source) => {
      const { hotline, wasTold, recordedSoFar, made } = await aliceTalks(settings);

      expect(wasTold).toBe(true);
      expect(recordedSoFar).toBe(0);
      expect(made).toMatchObject([{ source, status: 'completed' }]);
      const seconds = made[0]?.durationSeconds ?? 0;
      expect(seconds).toBeGreaterThanOrEqual(20);
      expect(seconds).toBeLessThan(30);
      const lines = await linesOf(hotline);
      expect(lines).toContain('The caller was told that the call is recorded.');
      expect(lines).toContain(`The carrier has a recording of ${String(seconds)} seconds.`);
      expect(await hotline.call()).toMatchObject({ status: 'completed' });
      await expectTruth(world, hotline);
    },
  );

  it('is not recorded where nobody takes it, and a message is no talk', async () => {
    const before = world.twilio.recordings.length;
    const hotline = await addHotline(world, { rules: [['alice']], consent, voicemail: true });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => call.hasHeard('beep'));
    call.says('Nobody answers.', 6);
    await world.clock.advance('30s');

    expect(world.twilio.recordings.slice(before)).toMatchObject([{ source: 'RecordVerb' }]);
    expect(await hotline.call()).toMatchObject({ status: 'voicemail-left' });
    await expectTruth(world, hotline);
  });

  it('is neither announced nor recorded where the policy does not want it', async () => {
    const before = world.twilio.recordings.length;
    const hotline = await addHotline(world, { rules: [['alice']] });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    hotline.alice.presses('1');
    await world.clock.advance('20s');
    call.hangsUp();
    await world.clock.advance('10s');

    expect(call.hasHeard(/record/)).toBe(false);
    expect(hotline.alice.hasHeard(/recorded/)).toBe(false);
    expect(world.twilio.recordings).toHaveLength(before);
  });
});

describe('a recording is in the record once', () => {
  it.each([
    ['whose callbacks come twice, late and out of order', 'one-by-one', {}],
    ['whose callbacks come twice, late and out of order', 'all-at-once', {}],
    ['of which the carrier reports nothing: it is asked', 'one-by-one', { 'recording-status': 1 }],
    ['of which the carrier reports nothing: it is asked', 'all-at-once', { 'recording-status': 1 }],
  ] as const)('%s: %s', async (_, ringMode, drop) => {
    const isLost = 'recording-status' in drop;
    Object.assign(
      world.twilio.faults,
      isLost ? { drop } : { duplicate: 1, reorder: 1, longestDelay: '3s' },
    );
    const { hotline } = await aliceTalks({ rules: [['alice', 'bob']], ringMode });
    const told = async () => (await linesOf(hotline)).filter((line) => /recording of/.test(line));
    expect(await told()).toHaveLength(isLost ? 0 : 1);

    world.twilio.faults.clear();
    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    expect(await told()).toHaveLength(1);
  });
});
