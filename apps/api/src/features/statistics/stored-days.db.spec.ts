import { randomUUID } from 'node:crypto';

import { routes, type StatisticsDto } from '@ringdown/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { StoredDays } from './stored-days.repository.js';

const dayMs = 86_400_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
/** A month in which the clocks of all these zones but one are changed. */
const march = Date.parse('2026-03-01T00:00:00Z');
const period = { from: '2026-02-27T00:00:00Z', to: '2026-04-12T00:00:00Z' };

describe('stored days of the statistics', () => {
  let api: TestApi;
  let days: StoredDays;
  let projectId: string;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  const policies = [randomUUID(), randomUUID()] as const;
  const people = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    api = await startTestApi();
    days = api.app.get(StoredDays, { strict: false });
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Vera ${projectId}`, { projectId, role: 'viewer' });
    ask = await api.as(`Vera ${projectId}`);
  });
  afterAll(() => api.stop());

  /** So many calls at random, of all kinds, over 45 days. */
  const addCalls = (count: number, seed: number) =>
    api.pool.query(
      `WITH seeded AS (SELECT setseed($5)), call AS (
         INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, started_at, refusal, ending,
           accepted_attempt, accepted_at, ended_at, voicemail_seconds, is_test, cost, cost_unit, costs_known_at)
         SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + n % 2], 'AC1', 'CA1', true, at,
           CASE WHEN n % 7 = 0 THEN 'blocked' END, CASE WHEN n % 7 = 1 THEN 'no-answer' END,
           CASE WHEN n % 7 > 3 THEN 2 END, CASE WHEN n % 7 > 3 THEN at + random() * interval '200 seconds' END,
           CASE WHEN n % 31 <> 0 THEN at + interval '5 minutes' END, CASE WHEN n % 7 = 2 THEN 9 END,
           CASE WHEN n % 29 = 0 THEN true END, (n % 5) * 0.0085, CASE WHEN n % 11 = 0 THEN 'EUR' ELSE 'USD' END,
           CASE WHEN n % 13 <> 0 THEN at END
         FROM seeded, generate_series(1, $4::int) AS n,
           LATERAL (SELECT $3::timestamptz + random() * n / n * interval '45 days' AS at) AS t
         RETURNING id, started_at, accepted_at
       )
       INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone, ringing_at,
         accepted_at, result, ended_at, cost, cost_unit)
       SELECT id, $1, n, 1, 1, ($6::uuid[])[n], 'Person ' || n, '+12025550111', started_at + n * interval '1 second',
         CASE WHEN n = 2 THEN accepted_at END, CASE WHEN n = 2 AND accepted_at IS NOT NULL THEN 'connected' ELSE 'busy' END,
         started_at + interval '4 minutes', 0.00013 * n, 'USD'
       FROM call, generate_series(1, 3) AS n`,
      [projectId, policies, new Date(march), count, seed, people],
    );
  const statistics = async (query: Record<string, string>): Promise<StatisticsDto> => {
    const address = `${routes.statistics(projectId)}?${new URLSearchParams(query).toString()}`;
    return (await ask<StatisticsDto>('GET', address)).body;
  };
  const makeAll = async (timeZone: string, policyId: string | null = null) => {
    const counted = { projectId, timeZone, policyId };
    const stretch = { from: new Date(period.from), to: new Date(period.to) };
    for (const day of await days.within(counted, stretch)) await days.make(counted, day);
  };
  const forgetAll = () =>
    api.pool.query('DELETE FROM statistics_days WHERE project_id = $1', [projectId]);
  const stored = async () => {
    const { rows } = await api.pool.query<{ day: string }>(
      'SELECT day::text FROM statistics_days WHERE project_id = $1 ORDER BY day',
      [projectId],
    );
    return rows.map(({ day }) => day);
  };
  /** Whatever is stored at the moment says what a count would say. */
  const expectTruth = async (query: Record<string, string>) => {
    const answer = await statistics(query);
    await forgetAll();
    expect(answer).toEqual(await statistics(query));
    return answer;
  };

  it('add up to what a count of every call says, in any zone and period, of all policies or of one', async () => {
    await addCalls(400, 0.25);
    const anyMoment = fc.integer({ min: -2 * 96, max: 44 * 96 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.constantFrom<(string | null)[]>(null, ...policies),
        anyMoment,
        anyMoment,
        async (timeZone, policyId, one, other) => {
          await makeAll(timeZone, policyId);
          const at = (quarters: number) => new Date(march + quarters * 900_000).toISOString();
          const answer = await expectTruth({
            ...{ timeZone, from: at(Math.min(one, other)), to: at(Math.max(one, other) + 1) },
            ...(policyId !== null && { policyId }),
          });
          expect(answer.hours).toHaveLength(24);
        },
      ),
      { numRuns: 8, seed: 3 },
    );
  });

  it('are used', async () => {
    await addCalls(50, 0.5);
    await makeAll('UTC');
    await api.pool.query(
      `UPDATE statistics_days SET tally = jsonb_set(tally, '{costUnknown}', '1000') WHERE project_id = $1`,
      [projectId],
    );

    const { costUnknown } = await statistics({ ...period, timeZone: 'UTC' });

    expect(costUnknown).toBeGreaterThan(40_000);
  });

  it('are made after somebody has asked, but for days that are hardly over', async () => {
    const midnight = new Date(new Date().setUTCHours(0, 0, 0, 0)).getTime();
    const at = (daysAgo: number) => new Date(midnight - daysAgo * dayMs).toISOString();

    await statistics({ timeZone: 'UTC', from: at(4), to: at(-1) });

    await vi.waitFor(async () => expect((await stored()).length).toBeGreaterThanOrEqual(3), {
      timeout: 15_000,
      interval: 100,
    });
    expect(await stored()).not.toContain(at(0).slice(0, 10));
  });

  it.each([
    ['a call ends', 'UPDATE calls SET ended_at = now() WHERE project_id = $1 AND ended_at IS NULL'],
    ['a cost becomes known', "UPDATE calls SET cost = 7, cost_unit = 'CHF' WHERE project_id = $1"],
    ['a call goes', 'DELETE FROM calls WHERE project_id = $1'],
    [
      'a call is written late',
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, started_at, ended_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA1', true, '2026-03-10T12:00:00Z', now()`,
    ],
  ])('are forgotten when %s', async (_, change) => {
    await addCalls(60, 0.75);
    await makeAll('Asia/Kathmandu');
    const query = { ...period, timeZone: 'Asia/Kathmandu' };
    const before = await statistics(query);

    await api.pool.query(change, [projectId]);

    const after = await expectTruth(query);
    expect(after).not.toEqual(before);
  });

  it('stay when a call of the moment changes, which costs nothing then', async () => {
    const counted = { projectId, timeZone: 'UTC', policyId: null };
    const now = new Date();
    const day = {
      day: now.toISOString().slice(0, 10),
      from: now,
      to: now,
      isOver: true,
      tally: null,
    };
    await days.make(counted, day);

    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at)
       VALUES (gen_random_uuid(), $1, 'AC1', 'CA1', now() - interval '1 hour')`,
      [projectId],
    );

    expect(await stored()).toHaveLength(1);
  });

  it('wait for whoever is changing one of their calls in the same moment', async () => {
    await addCalls(60, 0.1);
    const client = await api.pool.connect();
    await client.query('BEGIN');
    await client.query("UPDATE calls SET cost = 9, cost_unit = 'CHF' WHERE project_id = $1", [
      projectId,
    ]);

    const making = makeAll('UTC');
    await vi.waitFor(async () => {
      const { rowCount } = await api.pool.query(
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted",
      );
      expect(rowCount).toBe(1);
    }, 10_000);
    await client.query('COMMIT');
    client.release();
    await making;

    const { costs } = await expectTruth({ ...period, timeZone: 'UTC' });
    expect(costs.map(({ unit }) => unit)).toContain('CHF');
  });

  it('go with their project, and when nobody has made them anew for long', async () => {
    await addCalls(10, 0.3);
    await makeAll('UTC');
    await api.pool.query(
      `UPDATE statistics_days SET made_at = now() - interval '91 days' WHERE project_id = $1 AND day < '2026-03-05'`,
      [projectId],
    );

    await days.forgetOld();

    expect((await stored())[0]).toBe('2026-03-05');
    await api.pool.query('DELETE FROM projects WHERE id = $1', [projectId]);
    expect(await stored()).toEqual([]);
  });
});
