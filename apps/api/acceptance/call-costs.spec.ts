import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CallCosts } from '../src/features/call-costs/call-costs.service.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
beforeAll(async () => {
  // Whether a cost may still come, the database's own clock says.
  world = await startPhoneWorld({ startsAt: new Date() });
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

/** A job of the clock may take a call's turn before us: then its next turn is asked for. */
async function askUntilKnown(hotline: Hotline) {
  for (let turn = 0; turn < 5; turn += 1) {
    await world.app.get(CallCosts).ask();
    if ((await hotline.call()).costState === 'known') return;
    await world.clock.advance('3h');
  }
}

describe('the costs of a call', () => {
  it('are told leg by leg as soon as the carrier tells them, and stay what they are', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isRinging);
    hotline.bob.answers();
    await world.clock.advanceUntil(() => hotline.bob.hasHeard(/Press 1/));
    hotline.bob.presses('1');
    await world.clock.advance('70s');
    call.hangsUp();
    await world.clock.advance('10s');

    await world.app.get(CallCosts).ask();
    expect(await hotline.call()).toMatchObject({ costState: 'awaited', costs: [] });
    await world.clock.advance('3m');
    await askUntilKnown(hotline);

    const record = await hotline.call();
    expect(record).toMatchObject({
      costState: 'known',
      callerCost: { amount: '0.017', unit: 'USD' },
      costs: [{ amount: '0.045', unit: 'USD' }],
    });
    expect(record.attempts.map(({ cost }) => cost)).toEqual([
      { amount: '0', unit: 'USD' },
      { amount: '0.028', unit: 'USD' },
    ]);
    await askUntilKnown(hotline);
    expect(await hotline.call()).toEqual(record);
  });

  it('of phones that ring at once are those of every leg, with the one that took it', async () => {
    const hotline = await addHotline(world, { rules: [['alice', 'bob']], ringMode: 'all-at-once' });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isRinging && hotline.alice.isRinging);
    hotline.bob.answers();
    await world.clock.advanceUntil(() => hotline.bob.hasHeard(/Press 1/));
    hotline.bob.presses('1');
    await world.clock.advance('20s');
    call.hangsUp();
    await world.clock.advance('3m');

    await askUntilKnown(hotline);

    const record = await hotline.call();
    expect(record.attempts.map(({ cost }) => cost?.amount).sort()).toEqual(['0', '0.014']);
    expect(record.costs).toEqual([{ amount: '0.0225', unit: 'USD' }]);
  });

  it('stay unknown where the config is gone, and come when it is there again', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    call.hangsUp();
    await world.clock.advance('3m');
    const move = (account: string) =>
      world.pool.query('UPDATE call_sms_configs SET account_sid = $2 WHERE project_id = $1', [
        ...[hotline.projectId, account],
      ]);
    const { rows } = await world.pool.query<{ account_sid: string }>(
      'SELECT account_sid FROM calls WHERE project_id = $1',
      [hotline.projectId],
    );
    await move(`AC${'b'.repeat(32)}`);
    await world.refreshPlans();

    await world.app.get(CallCosts).ask();
    await world.clock.advance('1h');
    await world.app.get(CallCosts).ask();
    expect(await hotline.call()).toMatchObject({ costState: 'awaited', callerCost: null });

    await move(rows[0]?.account_sid ?? '');
    await world.refreshPlans();
    await askUntilKnown(hotline);
    expect(await hotline.call()).toMatchObject({ costState: 'known' });
  });

  it('are asked of a carrier that does not answer once a turn, and told when it does again', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    for (let count = 0; count < 3; count += 1) {
      hotline.caller.dials(hotline.number).hangsUp();
      await world.clock.advance('10s');
    }
    await world.clock.advance('3m');
    let asked = 0;
    world.twilio.restFaults.always(() => (asked += 1) > 0, 'unavailable');

    await world.app.get(CallCosts).ask();
    world.twilio.restFaults.clear();

    // A job of the clock may have a turn of its own.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(3);
    const states = async () => (await hotline.calls()).map(({ costState }) => costState);
    expect(await states()).toEqual(['awaited', 'awaited', 'awaited']);
    await world.clock.advance('1h');
    await world.app.get(CallCosts).ask();
    await expect.poll(states).toEqual(['known', 'known', 'known']);
  });

  it('that nobody has told for days are not waited for any more', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.caller.dials(hotline.number).hangsUp();
    await world.clock.advance('10s');
    await world.pool.query(
      `UPDATE calls SET started_at = started_at - interval '6 days' WHERE project_id = $1`,
      [hotline.projectId],
    );

    await world.app.get(CallCosts).ask();

    expect(await hotline.call()).toMatchObject({ costState: 'not-told', costs: [] });
  });
});
