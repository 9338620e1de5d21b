import { randomUUID } from 'node:crypto';

import { routes, type LiveBoardDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('the live board', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Vera ${projectId}`, { projectId, role: 'viewer' });
    ask = await api.as(`Vera ${projectId}`);
  });
  afterAll(() => api.stop());

  const insert = (table: string, columns: Record<string, unknown>) =>
    api.pool.query(
      `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
       VALUES (${Object.keys(columns)
         .map((_, index) => `$${String(index + 1)}`)
         .join(', ')})`,
      Object.values(columns),
    );
  /** A call that came in at this second of the hour. */
  const addCall = async (second: number, columns: Record<string, unknown> = {}) => {
    const id = randomUUID();
    await insert('calls', {
      id,
      project_id: projectId,
      account_sid: 'AC1',
      call_sid: 'CA1',
      came_in: true,
      caller: '+12025550123',
      started_at: at(second),
      ...columns,
    });
    return id;
  };
  const addAttempt = (callId: string, number: number, columns: Record<string, unknown>) =>
    insert('call_attempts', {
      call_id: callId,
      number,
      project_id: projectId,
      round: 1,
      rule_order: 1,
      user_id: randomUUID(),
      user_name: `Responder ${String(number)}`,
      phone: '+12025550111',
      ...columns,
    });
  const board = async () => {
    const { status, body } = await ask<LiveBoardDto>('GET', routes.liveBoard(projectId));
    expect(status).toBe(200);
    return body;
  };

  it('tells who waits, whose phones ring, and who talks, the oldest calls first', async () => {
    const policyId = await api.addPolicy(projectId, 'Night desk');
    const talking = await addCall(0, {
      policy_id: policyId,
      accepted_attempt: 2,
      accepted_at: at(30),
    });
    await addAttempt(talking, 1, { ringing_at: at(5), ended_at: at(20), result: 'no-answer' });
    await addAttempt(talking, 2, { ringing_at: at(21), picked_up_at: at(28), accepted_at: at(30) });
    const ringing = await addCall(2, { caller: 'anonymous' });
    await addAttempt(ringing, 1, { asked_at: at(9), ended_at: at(12), leg_status: 'busy' });
    await addAttempt(ringing, 2, { asked_at: at(12), ringing_at: at(14), picked_up_at: at(18) });
    await addAttempt(ringing, 3, { ringing_at: at(15) });
    const waiting = await addCall(1);
    await addAttempt(waiting, 1, { asked_at: at(3), ended_at: at(9), result: 'no-answer' });

    const { calls, total } = await board();

    expect(total).toBe(3);
    expect(calls.map(({ id, phase, policyName }) => [id, phase, policyName])).toEqual([
      [talking, 'connected', 'Night desk'],
      [waiting, 'waiting', null],
      [ringing, 'ringing', null],
    ]);
    expect(calls.map(({ startedAt, connectedAt }) => [startedAt, connectedAt])).toEqual([
      [at(0), at(30)],
      [at(1), null],
      [at(2), null],
    ]);
    expect(calls.map(({ caller, callerWithheld }) => [caller, callerWithheld])).toEqual([
      ['+12025550123', false],
      ['+12025550123', false],
      ['', true],
    ]);
    expect(
      calls.map(({ people }) =>
        people.map(({ name, hasPickedUp, since }) => [name, hasPickedUp, since]),
      ),
    ).toEqual([
      [['Responder 2', true, at(30)]],
      [],
      [
        ['Responder 2', true, at(12)],
        ['Responder 3', false, at(15)],
      ],
    ]);
  });

  it('has no call that is over, that was turned away, or to which nobody can come any more', async () => {
    await addCall(0, { ended_at: at(9) });
    await addCall(0, { refusal: 'blocked' });
    await addCall(0, { ending: 'no-answer' });
    await addCall(0, { project_id: await api.addProject('Other') });

    expect(await board()).toMatchObject({ total: 0, calls: [] });
  });

  it('counts all calls, and shows the 200 oldest', async () => {
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, started_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA' || n, true, now() - n * interval '1 second'
       FROM generate_series(1, 205) n`,
      [projectId],
    );

    const { total, calls, at: now } = await board();

    expect([total, calls.length]).toEqual([205, 200]);
    expect(new Set(calls.map(({ startedAt }) => Date.parse(now) > Date.parse(startedAt)))).toEqual(
      new Set([true]),
    );
  });
});

function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();
}
