import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

/** Somebody calls, and hangs up once a phone rings: whose it is. */
async function whoRings(hotline: Hotline): Promise<string[]> {
  const phones = ['alice', 'bob', 'carol'] as const;
  const ringing = () => phones.filter((person) => hotline[person].isRinging);
  const call = hotline.caller.dials(hotline.number);
  await world.clock.advanceUntil(() => ringing().length > 0);
  await world.clock.advance('3s');
  const who = ringing();
  call.hangsUp();
  await world.clock.advance('5s');
  return who;
}

/** Alice picks up and wants to be left alone. */
async function alicePressesThree(hotline: Hotline): Promise<void> {
  hotline.caller.dials(hotline.number);
  await world.clock.advanceUntil(() => hotline.alice.isRinging);
  hotline.alice.answers();
  await world.clock.advance('2s');
  hotline.alice.presses('3');
  await world.clock.advance('10s');
  expect(hotline.alice.hasHeard(/does not ring you for 30 minutes/)).toBe(true);
}

describe('a responder who presses 3', () => {
  it('passes the call on, and the hotline leaves them alone for 30 minutes', async () => {
    const hotline = await addHotline(world, { rules: [['alice', 'bob']], seconds: 20 });
    hotline.bob.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });

    await alicePressesThree(hotline);
    await world.clock.advance('20s');
    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    expect(record.attempts[0]).toMatchObject({ outcome: 'declined' });
    expect(record.journal.map(({ text }) => text)).toContain(
      'Alice pressed 3: this hotline leaves them alone for 30 minutes.',
    );
    await expectTruth(world, hotline);

    hotline.bob.script({});
    expect(await whoRings(hotline)).toEqual(['bob']);
    const [later] = await hotline.calls();
    expect(later?.journal.map(({ text }) => text)).toContain(
      'Rule 1 leaves somebody out: Alice wanted to be left alone.',
    );
    await world.clock.advance('30m');
    expect(await whoRings(hotline)).toEqual(['alice']);
  });

  it('is left alone by this hotline only, and by rules that ring all at once, too', async () => {
    const rules = [['alice', 'bob', 'carol'] as const].map((people) => [...people]);
    const hotline = await addHotline(world, { rules, ringMode: 'all-at-once' });
    const other = await addHotline(world, { rules: [['alice']] });

    await alicePressesThree(hotline);
    await world.clock.advance('60s');

    expect(await whoRings(hotline)).toEqual(['bob', 'carol']);
    expect(await whoRings(other)).toEqual(['alice']);
  });

  it('is rung all the same if nobody else can be', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });

    await alicePressesThree(hotline);

    expect(await whoRings(hotline)).toEqual(['alice']);
  });
});
