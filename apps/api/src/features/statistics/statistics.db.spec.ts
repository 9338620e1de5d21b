import { randomUUID } from 'node:crypto';

import { routes, type ProblemDto, type StatisticsDto } from '@ringdown/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const zone = 'America/New_York';
/** Around the night in which the clocks of New York are put forward. */
const [from, to] = ['2026-03-06T05:00:00Z', '2026-03-11T04:00:00Z'];

type Fate = 'test' | 'completed' | 'voicemail' | 'hung-up' | 'no-answer' | 'blocked' | 'ringing';
type Known = {
  fate: Fate;
  startedAt: number;
  waitSeconds: number;
  policy: 0 | 1;
  person: 0 | 1;
  /** Of the caller's leg and of the attempt, in millionths; null: not known. */
  costs: [number | null, number | null];
  unit: 'USD' | 'EUR';
};

const anyCall: fc.Arbitrary<Known> = fc.record({
  fate: fc.constantFrom<Fate>(
    'test',
    'completed',
    'completed',
    'voicemail',
    'hung-up',
    'no-answer',
    'blocked',
    'ringing',
  ),
  startedAt: fc.integer({ min: -300, max: 7500 }).map((m) => Date.parse(from) + m * 60_000),
  waitSeconds: fc.integer({ min: 1, max: 300 }),
  policy: fc.constantFrom<0 | 1>(0, 1),
  person: fc.constantFrom<0 | 1>(0, 1),
  costs: fc.tuple(
    fc.option(fc.integer({ min: 0, max: 999_999 })),
    fc.option(fc.integer({ min: 0, max: 999_999 })),
  ),
  unit: fc.constantFrom('USD', 'USD', 'EUR'),
});

describe('the statistics', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  const policies = [randomUUID(), randomUUID()] as const;
  const people = [randomUUID(), randomUUID()] as const;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Vera ${projectId}`, { projectId, role: 'viewer' });
    ask = await api.as(`Vera ${projectId}`);
  });
  afterAll(() => api.stop());

  const addCall = async (call: Known) => {
    const { fate, startedAt, waitSeconds, policy, person, costs, unit } = call;
    const id = randomUUID();
    const accepted = new Date(startedAt + waitSeconds * 1000);
    const isTaken = fate === 'completed';
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, started_at, refusal, ending,
         accepted_attempt, accepted_at, ended_at, voicemail_seconds, is_test, cost, cost_unit, costs_known_at)
       VALUES ($1, $2, $3, 'AC1', 'CA1', true, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        projectId,
        policies[policy],
        new Date(startedAt),
        fate === 'blocked' ? 'blocked' : null,
        fate === 'no-answer' || fate === 'voicemail' ? 'no-answer' : null,
        isTaken ? 1 : null,
        isTaken ? accepted : null,
        fate === 'ringing' ? null : new Date(startedAt + 600_000),
        fate === 'voicemail' ? 12 : null,
        fate === 'test' || null,
        millionths(costs[0]),
        costs[0] === null ? null : unit,
        isCosted(call) ? new Date() : null,
      ],
    );
    if (fate === 'blocked') return;
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, number, project_id, round, rule_order, user_id, user_name, phone, ringing_at,
         accepted_at, result, ended_at, cost, cost_unit)
       VALUES ($1, 1, $2, 1, 1, $3, $4, '+12025550111', $5, $6, $7, $8, $9, $10)`,
      [
        id,
        projectId,
        people[person],
        ['Alice', 'Bob'][person],
        new Date(startedAt),
        isTaken ? accepted : null,
        isTaken ? 'connected' : 'no-answer',
        accepted,
        millionths(costs[1]),
        costs[1] === null ? null : unit,
      ],
    );
  };
  const statistics = async (changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({ from, to, timeZone: zone, ...changes });
    return ask<StatisticsDto>('GET', `${routes.statistics(projectId)}?${query.toString()}`);
  };

  it('are those of a plain count, call by call, on the clocks of the zone', async () => {
    const calls = fc.sample(anyCall, { numRuns: 250, seed: 7 });
    for (const call of calls) await addCall(call);

    for (const policyId of [undefined, policies[0]]) {
      const { status, body } = await statistics(policyId === undefined ? {} : { policyId });

      expect(status).toBe(200);
      const known = calls.filter(({ policy }) => policyId === undefined || policy === 0);
      expect(body).toEqual(countPlainly(known, people));
    }
    expect((await statistics({ timeZone: 'UTC' })).body.hours).not.toEqual(
      (await statistics()).body.hours,
    );
  });

  it('are all there for a period without calls', async () => {
    const { body } = await statistics();

    expect(body).toMatchObject({ calls: 0, turnedAway: 0, statuses: [], responders: [] });
    expect(body).toMatchObject({ costs: [], costUnknown: 0 });
    expect(body.secondsToHuman).toEqual({ median: null, p95: null });
    expect(body.hours).toHaveLength(24);
    expect(body.weekdays).toHaveLength(7);
  });

  it.each([
    ['an end before the beginning', { from: to, to: from }, 'to'],
    ['more than a year', { from: '2024-01-01T00:00:00Z' }, 'to'],
    ['no time', { from: 'yesterday' }, 'from'],
    ['no zone', { timeZone: '+02:00' }, 'timeZone'],
    ['no policy', { policyId: 'all' }, 'policyId'],
  ])('refuse %s', async (_title, changes, field) => {
    const { status, body } = await statistics(changes);

    expect(status).toBe(400);
    expect(Object.keys((body as unknown as ProblemDto).fieldErrors ?? {})).toEqual([field]);
  });
});

/** The definitions, one call after the other. */
function countPlainly(calls: readonly Known[], people: readonly string[]): StatisticsDto {
  const ended = calls.filter(
    ({ startedAt, fate }) =>
      startedAt >= Date.parse(from) &&
      startedAt < Date.parse(to) &&
      !['ringing', 'test'].includes(fate),
  );
  const letIn = ended.filter(({ fate }) => fate !== 'blocked');
  const answered = letIn.filter(({ fate }) => fate === 'completed');
  const part = ({ startedAt }: Known, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(startedAt);
  const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const of = (isThen: (call: Known) => boolean, at: number) => ({
    at,
    calls: letIn.filter(isThen).length,
    answered: answered.filter(isThen).length,
  });
  const fates: [Fate, string][] = [
    ['completed', 'completed'],
    ['voicemail', 'voicemail-left'],
    ['hung-up', 'caller-hung-up'],
    ['no-answer', 'no-answer'],
    ['blocked', 'blocked'],
  ];
  const waits = (some: readonly Known[]) =>
    some.map(({ waitSeconds }) => waitSeconds).sort((one, other) => one - other);
  const count = (fate: Fate) => ended.filter((call) => call.fate === fate).length;
  const sumOf = (unit: string) =>
    ended
      .filter((call) => call.unit === unit)
      .flatMap(({ fate, costs: [caller, attempt] }) => [
        caller,
        fate === 'blocked' ? null : attempt,
      ])
      .filter((cost) => cost !== null);
  return {
    costs: ['EUR', 'USD']
      .map((unit) => ({ unit, amounts: sumOf(unit) }))
      .filter(({ amounts }) => amounts.length > 0)
      .map(({ unit, amounts }) => ({ unit, amount: plain(amounts.reduce((a, b) => a + b)) })),
    costUnknown: ended.filter((call) => !isCosted(call)).length,
    calls: letIn.length,
    answered: answered.length,
    abandoned: count('hung-up'),
    voicemails: count('voicemail'),
    turnedAway: count('blocked'),
    secondsToHuman: { median: at(waits(answered), 0.5), p95: at(waits(answered), 0.95) },
    hours: Array.from({ length: 24 }, (_, hour) =>
      of((call) => Number(part(call, { hour: '2-digit' })) === hour, hour),
    ),
    weekdays: weekdays.map((name, index) =>
      of((call) => part(call, { weekday: 'short' }) === name, index + 1),
    ),
    statuses: fates
      .map(
        ([fate, status]) => ({ status, calls: count(fate) }) as StatisticsDto['statuses'][number],
      )
      .sort((one, other) => other.calls - one.calls || (one.status < other.status ? -1 : 1)),
    responders: people.map((userId, index) => {
      const theirs = letIn.filter(({ person }) => person === index);
      const taken = theirs.filter(({ fate }) => fate === 'completed');
      const name = ['Alice', 'Bob'][index] ?? '';
      const medianSeconds = at(waits(taken), 0.5);
      return { userId, name, rung: theirs.length, accepted: taken.length, medianSeconds };
    }),
  };
}

function isCosted({ fate, costs: [caller, attempt] }: Known): boolean {
  return caller !== null && (fate === 'blocked' || attempt !== null);
}

/** 1350 millionths as 0.001350. */
function millionths(amount: number | null): string | null {
  if (amount === null) return null;
  const digits = String(amount).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Without the zeros at the end. */
function plain(amount: number): string {
  return (millionths(amount) ?? '').replace(/\.?0+$/, '');
}

/** The smallest of the sorted values that a share of them does not exceed. */
function at(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
