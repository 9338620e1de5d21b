import { randomUUID } from 'node:crypto';

import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { firstIdOf, monthAfter, monthOf, partOf, startOf } from '../../database/call-month.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { CallJournal } from '../webhook/call-journal.service.js';
import type { JournalEntry } from '../webhook/journal-entry.js';
import { CallMonthsRepository } from './call-months.repository.js';
import { CallMonths } from './call-months.service.js';

const tables = ['calls', 'call_attempts', 'call_journal'] as const;

describe('the months of the record', () => {
  let api: TestApi;
  let months: CallMonths;
  let repository: CallMonthsRepository;

  beforeAll(async () => {
    api = await startTestApi();
    months = api.app.get(CallMonths, { strict: false });
    repository = api.app.get(CallMonthsRepository, { strict: false });
  });
  afterAll(() => api.stop());

  /** A call of the month, with an attempt and a line. */
  async function addCall(month: string): Promise<string> {
    const id = firstIdOf(month).slice(0, 24) + randomUUID().slice(24);
    const projectId = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at) VALUES ($1, $2, 'AC1', 'CA1', $3)`,
      [id, projectId, startOf(month)],
    );
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone)
       VALUES ($1, $2, 1, 1, 1, gen_random_uuid(), 'Alice', '+12025550142')`,
      [id, projectId],
    );
    await api.pool.query(
      `INSERT INTO call_journal (call_id, key, project_id, at, facts) VALUES ($1, 'came-in', $2, now(), '[]')`,
      [id, projectId],
    );
    return id;
  }

  const placeOf = async (id: string): Promise<string | undefined> => {
    const { rows } = await api.pool.query<{ place: string }>(
      'SELECT tableoid::regclass::text AS place FROM calls WHERE id = $1',
      [id],
    );
    return rows[0]?.place;
  };
  const nothing = () => Promise.resolve();

  it('are there before they begin, however often and by however many they are prepared', async () => {
    await Promise.all([months.prepare(), months.prepare()]);

    const now = monthOf(new Date());
    const next = monthAfter(now);
    for (const table of tables) {
      const found = await repository.findMonths(table);
      expect(found).toEqual(expect.arrayContaining([now, next, monthAfter(next)]));
      expect(new Set(found).size).toBe(found.length);
    }
    expect(await placeOf(await addCall(now))).toBe(partOf('calls', now));
  });

  it('have no place for ids without a month, which have one of their own', async () => {
    const id = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at)
       VALUES ($1, gen_random_uuid(), 'AC1', 'CA1', now())`,
      [id],
    );

    expect(await placeOf(id)).toBe('calls_without_month');
  });

  it('go at once, with everything in them, and the others stay', async () => {
    await repository.add('2403');
    await repository.add('2404');
    await addCall('2403');
    const stays = await addCall('2404');

    await months.drop(tables, '2403', nothing);

    for (const table of tables) {
      expect(await repository.findMonths(table)).not.toContain('2403');
      expect(await repository.findMonths(table)).toContain('2404');
    }
    expect(await placeOf(stays)).toBe('calls_202404');
  });

  it('keep nobody waiting while one of them goes, although somebody still reads', async () => {
    await repository.add('2405');
    const reader = await api.pool.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT count(*) FROM calls');
    const going = months.drop(['calls'], '2405', nothing);
    await vi.waitFor(async () => expect(await waitsFor(api.pool)).toBe(1), 10_000);

    // PostgreSQL gives up at the first wait, and so would this test.
    await api.pool.query(
      `BEGIN; SET LOCAL lock_timeout = '1ms';
       INSERT INTO calls (id, project_id, account_sid, call_sid, started_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'AC1', 'CA1', now());
       UPDATE calls SET changed_at = now() WHERE call_sid = 'CA1';
       SELECT count(*) FROM calls;
       COMMIT`,
    );

    // Nor a process that starts in the meantime.
    await months.prepare();
    await reader.query('COMMIT');
    reader.release();
    await going;
    expect(await repository.findMonths('calls')).not.toContain('2405');
  });

  it('that were cut short in going are out of the record, and go with the next try, told of once', async () => {
    await repository.add('2406');
    const id = await addCall('2406');
    const told: unknown[] = [];
    const farewell = async (client: pg.PoolClient) => {
      const { rows } = await client.query<{ id: string }>('SELECT id FROM calls_202406');
      told.push(...rows.map((row) => row.id));
    };
    const killed = () => Promise.reject(new Error('Killed.'));
    await expect(months.drop(tables, '2406', killed)).rejects.toThrow('Killed.');
    expect(await placeOf(id)).toBeUndefined();
    expect(await months.findOver('calls', new Date())).toContain('2406');

    await months.drop(tables, '2406', farewell);

    expect(told).toEqual([id]);
    expect(await months.findOver('calls', new Date())).not.toContain('2406');
  });

  it('do not go while a report of their calls may still come', async () => {
    const past = await months.findOver('calls', new Date(Date.now() + 86_400_000 * 365));
    const now = monthOf(new Date());

    expect(past).toContain('2404');
    expect(past).not.toContain(now);
    expect(past).not.toContain(monthAfter(now));
  });

  const entry = (month: string, at: Date): JournalEntry => ({
    callId: firstIdOf(month).slice(0, 24) + randomUUID().slice(24),
    key: 'came-in',
    projectId: randomUUID(),
    at: at.toISOString(),
    outcome: {
      facts: [{ kind: 'came-in' }],
      steps: null,
      call: { account_sid: 'AC1', call_sid: 'CA1', started_at: at.toISOString(), came_in: true },
      attempt: null,
    },
  });

  it('that are not there yet lose no call: it waits until they are', async () => {
    const journal = api.app.get(CallJournal, { strict: false });
    const call = entry('4807', new Date('2048-07-01T00:00:03Z'));

    expect(await journal.append(call)).toMatchObject({ isNew: true });
    expect(await placeOf(call.callId)).toBeUndefined();
    expect(await journal.findKnown([randomUUID(), call.callId])).toBe(call.callId);

    await repository.add('4807');
    await vi.waitFor(async () => expect(await placeOf(call.callId)).toBe('calls_204807'), {
      timeout: 15_000,
      interval: 200,
    });
  });

  it('that are gone take no late reports, and nobody waits for them', async () => {
    const journal = api.app.get(CallJournal, { strict: false });
    const late = entry('2403', new Date());

    await journal.append(late);

    expect(await placeOf(late.callId)).toBeUndefined();
    const call = entry(monthOf(new Date()), new Date());
    await journal.append(call);
    expect(await placeOf(call.callId)).toBe(partOf('calls', monthOf(new Date())));
  });
});

/** How many connections wait for somebody's transaction. */
async function waitsFor(pool: pg.Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE '%DETACH PARTITION%' AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count;
}
