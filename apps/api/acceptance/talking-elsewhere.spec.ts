import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld({ startsAt: new Date() });
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
  world.twilio.behaviour.playSeconds = 6;
});
afterAll(() => world.stop());

const atOnce = { ringMode: 'all-at-once' } as const;

describe('a responder of a rule that rings all at once, who talks on another call', () => {
  it('is not rung, but once they are free and nobody else has taken the call', async () => {
    const hotline = await addHotline(world, {
      ...atOnce,
      rules: [['alice', 'bob', 'carol']],
      seconds: 20,
    });
    const { caller, alice, bob, carol } = hotline;
    caller.dials(hotline.number);
    await world.clock.advance('6s');
    bob.answers();
    await world.clock.advance('1s');
    bob.presses('1');
    await world.clock.advance('3s');
    expect(bob.isTalkingTo(caller.number)).toBe(true);

    const another = world.twilio.phone('+493012345678');
    another.dials(hotline.number);
    await world.clock.advance('4s');
    expect([alice, bob, carol].map(({ isRinging }) => isRinging)).toEqual([true, false, true]);
    caller.hangsUp();
    await world.clock.advance('2s');
    expect(bob.isTaken).toBe(false);
    await world.clock.advance('22s');
    expect(bob.isRinging).toBe(true);
    another.hangsUp();
    await world.clock.advance('3s');
    await world.clock.settle();

    const [second, first] = await hotline.calls();
    expect([second?.status, first?.status]).toEqual(['caller-hung-up', 'completed']);
    expect(second?.attempts).toMatchObject([
      { userName: 'Alice', outcome: 'no-answer' },
      { userName: 'Carol', outcome: 'no-answer' },
      { userName: 'Bob', outcome: 'caller-gone' },
    ]);
    expect(second?.journal.map(({ text }) => text)).toContain(
      'Rule 1 leaves somebody out: Bob was talking on another call.',
    );
  });

  it('is rung if nobody else can be rung at all', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    const { caller, alice, bob } = hotline;
    const others = ['+493012345671', '+493012345672'].map((number) => world.twilio.phone(number));
    for (const [index, phone] of [alice, bob].entries()) {
      others[index]?.dials(hotline.number);
      await world.clock.advance('2s');
      phone.answers();
      await world.clock.advance('1s');
      phone.presses('1');
      await world.clock.advance('3s');
    }

    caller.dials(hotline.number);
    await world.clock.advance('4s');

    expect(world.twilio.calls.filter(({ to }) => to === alice.number)).toHaveLength(2);
    for (const phone of [...others, caller]) phone.hangsUp();
    await world.clock.advance('3s');
    await world.clock.settle();
  });
});
