import type { ErasureDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { ErasureJob } from '../src/features/erasures/erasure-job.service.js';
import { ErasuresService } from '../src/features/erasures/erasures.service.js';
import { storedValues } from '../src/testing/stored-values.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld({ startsAt: new Date() });
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

const service = () => world.app.get(ErasuresService, { strict: false });
const erase = ({ projectId, caller: { number } }: Hotline) =>
  service().create(projectId, { number });
const report = ({ projectId }: Hotline, { id }: ErasureDto) =>
  service().get({ projectId, erasureId: id });
const goOn = () => world.app.get(ErasureJob, { strict: false }).goOn();
const done = (hotline: Hotline, erasure: ErasureDto) =>
  vi.waitFor(
    async () => {
      const present = await report(hotline, erasure);
      expect(present.state).toBe('done');
      return present;
    },
    { timeout: 20_000 },
  );

/** Where the database holds the number of a caller, in whatever spelling. */
async function placesOf({ number }: Hotline['caller']): Promise<string[]> {
  const values = await storedValues(world.pool);
  const digits = number.slice(1);
  return values
    .filter(({ text }) => text.includes(digits) || text.includes(digits.replaceAll(/\B/g, ' ')))
    .map(({ place }) => place);
}

describe('the erasure of a caller', () => {
  it('leaves nothing of calls that rang, were taken and left a message, here or at the carrier', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice'], ['bob', 'carol']],
      ringMode: 'all-at-once',
      greeting: 'You call from {caller}.',
      voicemail: true,
    });
    const { caller, number } = hotline;
    const unanswered = caller.dials(number);
    await world.clock.advanceUntil(() => unanswered.hasHeard('beep'));
    unanswered.says('The cooling has failed.', 12);
    await world.clock.advance('5m');
    hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });
    caller.dials(number);
    await world.clock.advance('5m');
    expect((await hotline.calls()).map(({ status }) => status)).toEqual([
      'completed',
      'voicemail-left',
    ]);
    expect(await placesOf(caller)).not.toEqual([]);

    const erased = await done(hotline, await erase(hotline));

    expect(erased.erased).toMatchObject({ calls: 2, voicemails: 1 });
    const legs = world.twilio.calls.filter(({ to, from }) => [to, from].includes(number));
    expect(legs.length).toBeGreaterThan(5);
    expect(legs.filter(({ isDeleted }) => !isDeleted)).toEqual([]);
    expect(erased.carrierCalls).toMatchObject({ deleted: legs.length, gone: 0, waiting: 0 });
    expect(world.twilio.recordings.map(({ status }) => status)).toEqual(['deleted']);
    expect(await placesOf(caller)).toEqual([]);
    const calls = await hotline.calls();
    expect(calls.map(({ callerErased, costState }) => [callerErased, costState])).toEqual([
      [true, 'known'],
      [true, 'known'],
    ]);
  });

  it('is not undone by a report that comes late, nor does it disturb a call under way', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const { caller, number, alice } = hotline;
    world.twilio.faults.once(({ kind }) => kind === 'number-status', { delay: '10m' });
    const hasty = caller.dials(number);
    await world.clock.advanceUntil(() => alice.isRinging);
    hasty.hangsUp();
    await world.clock.advance('30s');
    const call = caller.dials(number);
    await world.clock.advanceUntil(() => alice.isRinging);

    const erasure = await erase(hotline);
    await vi.waitFor(async () => expect((await report(hotline, erasure)).erased.calls).toBe(1));
    alice.answers();
    await world.clock.advanceUntil(() => alice.hasHeard(/Press 1/));
    alice.presses('1');
    await world.clock.advance('30s');
    expect(call.state).toBe('talking');
    call.hangsUp();
    await world.clock.advance('11m');
    await goOn();

    expect(await done(hotline, erasure)).toMatchObject({ erased: { calls: 2 } });
    expect(await placesOf(caller)).toEqual([]);
    expect((await hotline.calls()).map(({ status }) => status)).toEqual([
      'completed',
      'caller-hung-up',
    ]);
  });
});
