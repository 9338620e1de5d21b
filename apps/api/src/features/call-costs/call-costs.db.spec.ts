import { randomUUID } from 'node:crypto';

import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { CallCostsRepository } from './call-costs.repository.js';

const minutes = (count: number) => count * 60_000;
const days = (count: number) => minutes(count * 1440);

/** The repository alone, in a time of which the process's own clock knows nothing. */
describe('the turns of calls whose cost is not known', () => {
  const endedAt = Date.parse('2030-01-01T12:00:00Z');
  let api: TestApi;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi({}, undefined, new SimulatedClock(new VirtualClock()));
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM calls');
    projectId = await api.addProject();
  });
  afterAll(() => api.stop());

  const addCalls = (count: number, ended: number | null = endedAt) =>
    api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, started_at, ended_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA' || n, true, $3, $4 FROM generate_series(1, $2::int) n`,
      [projectId, count, new Date(endedAt - minutes(1)), ended === null ? null : new Date(ended)],
    );
  const repository = () => api.app.get(CallCostsRepository, { strict: false });
  const turn = async (afterEnd: number) =>
    (await repository().takeDue(new Date(endedAt + afterEnd))).map(({ id }) => id);

  it('come two minutes after the end, then after pauses that grow up to a day, for five days', async () => {
    await addCalls(1);
    const turns: number[] = [];
    for (let minute = 0; minute < 6 * 1440; minute += minute < 6 ? 1 : 6) {
      if ((await turn(minutes(minute))).length > 0) turns.push(minute);
    }

    expect(turns.slice(0, 6)).toEqual([2, 6, 18, 54, 162, 486]);
    expect(turns.slice(6)).toEqual([1458, 2898, 4338, 5778]);
  });

  it('are fifty at a time, and each is taken by one of two who look at once', async () => {
    await addCalls(80);

    const taken = (await Promise.all([turn(minutes(3)), turn(minutes(3))])).flat();

    expect(taken.length).toBeGreaterThanOrEqual(50);
    expect(new Set(taken).size).toBe(taken.length);
    const rest = await turn(minutes(3));
    expect(new Set([...taken, ...rest]).size).toBe(80);
  });

  it('are none of calls that go on, are known, or began too long ago', async () => {
    await addCalls(1, null);
    expect(await turn(days(1))).toEqual([]);
    await api.pool.query('UPDATE calls SET ended_at = $1', [new Date(endedAt)]);
    expect(await turn(days(5))).toEqual([]);
    await api.pool.query('UPDATE calls SET costs_known_at = now()');
    expect(await turn(days(1))).toEqual([]);
  });

  it('end when every leg is known, and not before an attempt is over', async () => {
    await addCalls(1);
    const [call] = await repository().takeDue(new Date(endedAt + minutes(3)));
    if (call === undefined) throw new Error('It is its turn.');
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, number, project_id, round, rule_order, user_id, user_name, phone, leg_sid)
       VALUES ($1, 1, $2, 1, 1, $3, 'Alice', '+12025550111', 'CA2')`,
      [call.id, projectId, randomUUID()],
    );
    const known = async () => {
      await repository().settle(call, new Date());
      const { rows } = await api.pool.query('SELECT FROM calls WHERE costs_known_at IS NOT NULL');
      return rows.length === 1;
    };
    expect(await known()).toBe(false);

    const legs = await repository().uncostedLegs(call);
    expect(legs).toEqual([
      { sid: 'CA1', attempt: null },
      { sid: 'CA2', attempt: 1 },
    ]);
    for (const leg of legs) {
      expect(await known()).toBe(false);
      await repository().keep(call, leg, { amount: '0.0085000', unit: 'USD' });
    }
    expect(await repository().uncostedLegs(call)).toEqual([]);
    expect(await known()).toBe(true);
  });
});
