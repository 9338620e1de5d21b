import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDatabaseWire, type DatabaseWire } from './stage/database-wire.js';
import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
let wire: DatabaseWire;
beforeAll(async () => {
  world = await startPhoneWorld();
  wire = await startDatabaseWire(world.databaseUrl);
  await world.restart(wire.url);
});
afterAll(async () => {
  await world.stop();
  wire.stop();
});

/** What a webhook has nothing to do with: the job queue and the watch over changes. */
const housekeeping = /graphile_worker|routing_version|^(BEGIN|COMMIT|LISTEN)/i;
const written = () => wire.statements.filter((statement) => !housekeeping.test(statement));

/** The API has taken in what a test has just configured: nothing more is read. */
async function plansAreCurrent(): Promise<void> {
  let seen = -1;
  const isQuiet = () => {
    const before = seen;
    seen = wire.statements.length;
    return seen === before;
  };
  await expect.poll(isQuiet, { interval: 250, timeout: 20_000 }).toBe(true);
}

describe('the database', () => {
  it('is asked exactly once by each webhook of a call', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice'], ['bob']],
      repeats: 1,
      greeting: 'You are caller number {position}.',
    });
    hotline.alice.letsMailboxPickUp(10, 60);
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    await plansAreCurrent();
    wire.statements.length = 0;
    const before = world.twilio.exchanges.length;

    hotline.caller.dials(hotline.number);
    await world.clock.advance('4m');

    const webhooks = world.twilio.exchanges.length - before;
    expect(webhooks).toBeGreaterThan(12);
    expect(written()).toHaveLength(webhooks);
    expect(written().every((statement) => statement.startsWith('journal/'))).toBe(true);
    await expectTruth(world, hotline);
  });

  it('is gone: nobody can count calls, so a caller who has had theirs is let in, and the record says so', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });
    await world.pool.query('UPDATE incoming_call_policies SET calls_per_hour = 1 WHERE id = $1', [
      hotline.policyId,
    ]);
    await world.refreshPlans();
    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');
    wire.cut();

    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');
    wire.mend();

    const statuses = async () => (await hotline.calls()).map(({ status }) => status);
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(['completed', 'completed']);
    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');
    expect((await statuses())[0]).toBe('blocked');
    await expectTruth(world, hotline);
  });

  it('is gone: the caller reaches an engineer all the same, and the record is complete once it is back', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice'], ['bob']],
      greeting: 'You are caller number {position}.',
    });
    hotline.alice.letsMailboxPickUp(10, 60);
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    wire.cut();

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isTalkingTo(hotline.caller.number), '3m');
    expect(call.hasHeard('You are caller number 1.')).toBe(true);
    expect(hotline.bob.hasHeard('Call from an outside caller')).toBe(true);
    await world.clock.advance('2m');
    const ready = await fetch(`${world.publicUrl}/api/health/ready`);
    expect(ready.status).toBe(503);
    expect((await fetch(`${world.publicUrl}/api/health/live`)).status).toBe(200);

    wire.mend();
    await statusOf(hotline.number).toBe('completed');
    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-key accepted');
    expect(record.answeredBy?.name).toBe('Bob');
    await expectTruth(world, hotline);
  });

  it('is gone when the process dies, too: the next one takes over what was spooled', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    wire.cut();
    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');
    expect(await recordOf(hotline.number)).toBeUndefined();

    // The old wire stays cut: only the new process can bring the spool home.
    await world.crash();

    await statusOf(hotline.number).toBe('completed');
    await expectTruth(world, hotline);
    wire.mend();
    await world.restart(wire.url);
  });

  it('answers too late: the caller does not wait for it, and the record is complete in the end', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    await plansAreCurrent();
    wire.slowDown(3000);

    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isTalkingTo(hotline.caller.number), '1m');
    wire.mend();
    await world.clock.advance('1m');

    await statusOf(hotline.number).toBe('completed');
    await expectTruth(world, hotline);
  });
});

const statusOf = (number: string) =>
  expect.poll(async () => (await recordOf(number))?.['status'], { timeout: 20_000 });

async function recordOf(number: string) {
  const { rows } = await world.pool.query<Record<string, unknown>>(
    'SELECT status FROM calls WHERE routing_number = $1',
    [number],
  );
  return rows[0];
}
