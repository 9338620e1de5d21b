import { afterAll, beforeAll, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld({ startsAt: new Date('2026-11-23T15:59:00Z') });
});
afterAll(() => world.stop());

it('a caller is put through until closing time, and hears from then on that the hotline is closed', async () => {
  const hotline = await addHotline(world, { rules: [['alice']] });
  const windows = [{ kind: 'daily', opens: '09:00', closes: '17:00' }];
  await world.pool.query(
    `UPDATE incoming_call_policies SET time_zone = 'Europe/Berlin', support_hours = $2,
       outside_hours_message = 'We are back at nine.' WHERE id = $1`,
    [hotline.policyId, JSON.stringify({ windows, holidays: [] })],
  );
  await world.refreshPlans();
  const { caller, alice } = hotline;

  caller.dials(hotline.number);
  await world.clock.advance('10s');
  expect(alice.isRinging).toBe(true);
  caller.hangsUp();

  await world.clock.advance('60s');
  const call = caller.dials(hotline.number);
  await world.clock.advance('10s');
  expect(call.hasHeard('We are back at nine.')).toBe(true);
  expect(alice.isRinging).toBe(false);
  expect(call.isOver).toBe(true);

  await world.clock.settle();
  const [second, first] = await hotline.calls();
  expect([first?.status, second?.status]).toEqual(['caller-hung-up', 'outside-hours']);
  expect(second?.journal.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('it came outside of the support hours'),
  );
  await expectTruth(world, hotline);
});
