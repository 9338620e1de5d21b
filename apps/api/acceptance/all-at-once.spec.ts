import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
  world.twilio.behaviour.playSeconds = 6;
});
afterAll(() => world.stop());

const atOnce = { ringMode: 'all-at-once' } as const;

describe('a rule that rings all at once', () => {
  it('rings everybody, and the first who presses 1 has the caller', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob', 'carol']] });
    const { caller, alice, bob, carol } = hotline;

    const call = caller.dials(hotline.number);
    await world.clock.advanceUntil(() => alice.isRinging && bob.isRinging && carol.isRinging);
    expect(call.hasHeard('Please wait.')).toBe(true);
    bob.answers();
    await world.clock.advance('1s');
    bob.presses('1');
    await world.clock.advance('3s');
    expect([alice.isRinging, carol.isRinging]).toEqual([false, false]);
    expect(bob.isTalkingTo(caller.number)).toBe(true);
    await world.clock.advance('60s');
    caller.hangsUp();
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('stopped accepted stopped');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    await expectTruth(world, hotline);
  });
});
