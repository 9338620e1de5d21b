import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
  world.twilio.behaviour.playSeconds = 6;
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterEach(() => {
  world.twilio.restFaults.clear();
});
afterAll(() => world.stop());

/** Time passes until all that was asked of the carrier is done, too. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance('1s');
    await world.ordersCarriedOut();
  }
  await world.clock.settle();
}

const texts = async (hotline: Hotline) => (await hotline.call()).journal.map(({ text }) => text);

describe('a caller who would rather leave a message than wait', () => {
  it.each([['one-by-one'], ['all-at-once']] as const)(
    'presses 2 while phones ring %s: they stop, and the message is taken',
    async (ringMode) => {
      const hotline = await addHotline(world, {
        rules: [['alice', 'bob']],
        ringMode,
        voicemail: 'while-waiting',
      });
      const call = hotline.caller.dials(hotline.number);
      await world.clock.advanceUntil(() => hotline.alice.isRinging);
      await pass(3);
      expect(call.hasHeard('To leave a message instead of waiting, press 2.')).toBe(true);

      call.presses('2');
      await world.clock.advanceUntil(() => call.hasHeard('beep'));
      await pass(1);
      expect([hotline.alice.isRinging, hotline.bob.isRinging]).toEqual([false, false]);
      call.says('The cooling has failed.', 6);
      await pass(30);

      expect(call.hasHeard(/Thank you. Your message was recorded/)).toBe(true);
      expect(await hotline.call()).toMatchObject({ status: 'voicemail-left', answeredBy: null });
      expect(await texts(hotline)).toContain(
        'The caller pressed 2, to leave a message instead of waiting.',
      );
      await expectTruth(world, hotline);
    },
  );

  it('is told to have hung up if they then say nothing', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], voicemail: 'while-waiting' });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    call.presses('2');
    await world.clock.advanceUntil(() => call.hasHeard('beep'));
    call.hangsUp();
    await pass(5);

    expect(await hotline.call()).toMatchObject({ status: 'caller-hung-up' });
    await expectTruth(world, hotline);
  });

  it('lets go a responder who listens to the whisper with a word', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], voicemail: 'while-waiting' });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    await pass(1);
    call.presses('2');
    await world.clock.advanceUntil(() => call.hasHeard('beep'));
    await pass(3);

    expect(hotline.alice.hasHeard('no longer waiting')).toBe(true);
    call.hangsUp();
    await pass(3);
    await expectTruth(world, hotline);
  });
});

describe('a policy that offers a message to those who wait', () => {
  it('still rings in turn until somebody accepts, whatever else the caller presses', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice', 'bob']],
      seconds: 20,
      voicemail: 'while-waiting',
    });
    hotline.bob.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    await pass(2);
    call.presses('7');
    await pass(2);
    expect(hotline.alice.isRinging).toBe(true);
    expect(hotline.bob.isRinging).toBe(false);
    await pass(80);

    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    expect(record.attempts.map(({ outcome }) => outcome)).toEqual(['no-answer', 'accepted']);
    await expectTruth(world, hotline);
  });

  it('asks for the message at the end of escalation, too', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice'], ['bob']],
      seconds: 10,
      voicemail: 'while-waiting',
    });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => call.hasHeard('beep'));
    call.hangsUp();
    await pass(5);

    expect(await hotline.call()).toMatchObject({ status: 'no-answer' });
    await expectTruth(world, hotline);
  });

  it('rings by the call itself while the carrier places no calls', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], voicemail: 'while-waiting' });
    world.twilio.restFaults.always(({ method }) => method === 'POST', 'unavailable');
    hotline.alice.script({ answerAfter: 3, press: '1', hangUpAfter: 10 });
    hotline.caller.dials(hotline.number);
    await pass(90);
    world.twilio.restFaults.clear();

    expect(await hotline.call()).toMatchObject({ status: 'completed' });
  });
});
