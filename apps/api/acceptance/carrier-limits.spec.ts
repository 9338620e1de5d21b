import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
  world.twilio.behaviour.playSeconds = 6;
});
afterEach(() => world.twilio.restFaults.clear());
afterAll(() => world.stop());

const atOnce = { ringMode: 'all-at-once' } as const;

/** Seconds pass, and whatever the API asks of the carrier in one of them is done before the next. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance('1s');
    await world.ordersCarriedOut();
  }
}

describe('a rule that rings all at once, beyond the limits of the account', () => {
  it('asks again for a phone where the carrier has too many requests, and rings it with the others', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    const { alice, bob } = hotline;
    for (let refusals = 0; refusals < 2; refusals += 1) {
      world.twilio.restFaults.once(
        ({ params }) => params.get('To') === bob.number,
        'too-many-requests',
      );
    }
    bob.script({ answerAfter: 9, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(5);
    expect([alice.isRinging, bob.isRinging]).toEqual([true, true]);
    await pass(60);
    await world.clock.settle();

    expect(outcomes(await hotline.call())).toBe('stopped accepted');
    await expectTruth(world, hotline);
  });

  it('rings alone, once the others have rung, whom the account has no call left for', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']], seconds: 15 });
    const { bob } = hotline;
    world.twilio.restFaults.always(({ params }) => params.get('To') === bob.number, {
      status: 429,
      code: 10004,
      message: 'Call concurrency limit exceeded',
    });
    bob.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(70);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer failed accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
  });
});
