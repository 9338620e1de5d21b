import { randomUUID } from 'node:crypto';

import {
  routes,
  type CallDetailDto,
  type CallDto,
  type PageDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Calls = PageDto<CallDto>;
const start = '2026-01-01T00:00:00.000Z';

describe('the call log', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let alice: string;

  beforeAll(async () => {
    api = await startTestApi();
    alice = await api.addPerson('Alice');
    ask = await api.as('Alice');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'viewer')",
      [projectId, alice],
    );
  });
  afterAll(() => api.stop());

  const addRow = (table: string, columns: Record<string, unknown>) =>
    api.pool.query(
      `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
       VALUES (${Object.keys(columns)
         .map((_, index) => `$${String(index + 1)}`)
         .join(', ')})`,
      Object.values(columns),
    );
  const addCall = async (columns: Record<string, unknown> = {}) => {
    const id = randomUUID();
    await addRow('calls', {
      id,
      project_id: projectId,
      account_sid: 'AC1',
      call_sid: 'CA1',
      came_in: true,
      caller: '+12025550123',
      routing_number: '+12025550199',
      started_at: start,
      ...columns,
    });
    return id;
  };
  const addAttempt = (callId: string, number: number, columns: Record<string, unknown> = {}) =>
    addRow('call_attempts', {
      call_id: callId,
      number,
      project_id: projectId,
      round: 1,
      rule_order: number,
      user_id: alice,
      user_name: 'Alice then',
      phone: '+12025550111',
      ...columns,
    });
  const list = async (query = '') =>
    (await ask<Calls>('GET', `${routes.calls(projectId)}${query}`)).body;

  it('shows an answered call with who took it and how long they talked', async () => {
    const policyId = await api.addPolicy(projectId, 'Night desk');
    const callId = await addCall({
      policy_id: policyId,
      accepted_attempt: 2,
      unconnected_attempt: 1,
      accepted_at: '2026-01-01T00:00:40Z',
      ended_at: '2026-01-01T00:02:40Z',
    });
    await addAttempt(callId, 1);
    await addAttempt(callId, 2);

    expect((await list()).items).toEqual([
      {
        id: callId,
        status: 'completed',
        policyId,
        policyName: 'Night desk',
        caller: '+12025550123',
        callerWithheld: false,
        callerErased: false,
        callerName: null,
        routingNumber: '+12025550199',
        answeredBy: { userId: alice, name: 'Alice then' },
        startedAt: start,
        acceptedAt: '2026-01-01T00:00:40.000Z',
        endedAt: '2026-01-01T00:02:40.000Z',
        waitSeconds: 40,
        talkSeconds: 120,
        attemptCount: 2,
        recordingSeconds: null,
        isTest: false,
      },
    ]);
  });

  it('does not say that somebody answered who was never connected', async () => {
    const callId = await addCall({
      accepted_attempt: 1,
      unconnected_attempt: 1,
      accepted_at: '2026-01-01T00:00:10Z',
      ended_at: '2026-01-01T00:01:00Z',
      ending: 'no-answer',
    });
    await addAttempt(callId, 1, { accepted_at: '2026-01-01T00:00:10Z' });

    const [call] = (await list()).items;

    expect(call).toMatchObject({
      status: 'no-answer',
      answeredBy: null,
      acceptedAt: null,
      waitSeconds: 60,
      talkSeconds: 0,
    });
  });

  it('knows the name of a policy that is gone from the plan that routed the call', async () => {
    const policyId = randomUUID();
    await addRow('routing_plans', {
      id: `plan-${policyId}`,
      project_id: projectId,
      policy_id: policyId,
      content: { policyName: 'Old desk' },
    });
    await addCall({ policy_id: policyId, plan_id: `plan-${policyId}` });
    await addCall({ refusal: 'unknown-number', caller: null, routing_number: null });

    const { items } = await list();

    expect(items.map(({ policyName }) => policyName).toSorted()).toEqual(['Old desk', null]);
    expect(items.find(({ policyName }) => policyName === null)).toMatchObject({
      status: 'unknown-number',
      caller: '',
      callerWithheld: true,
      routingNumber: '',
    });
  });

  it('tells a call attempt by attempt, and line by line in the order of what happened', async () => {
    const callId = await addCall({ plan_id: 'plan' });
    await addAttempt(callId, 2, { ringing_at: '2026-01-01T00:00:35Z' });
    await addAttempt(callId, 1, {
      asked_at: '2026-01-01T00:00:01Z',
      ringing_at: '2026-01-01T00:00:03Z',
      picked_up_at: '2026-01-01T00:00:09Z',
      response: 'declined',
      ended_at: '2026-01-01T00:00:12Z',
    });
    const addEntry = (key: string, at: string, facts: object[]) =>
      addRow('call_journal', {
        call_id: callId,
        key,
        project_id: projectId,
        at,
        facts: JSON.stringify(facts),
      });
    await addEntry('late', '2026-01-01T00:00:12Z', [{ kind: 'declined', attempt: 1 }]);
    await addEntry('first', start, [{ kind: 'came-in' }]);

    const { status, body } = await ask<CallDetailDto>('GET', routes.call(projectId, callId));

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: callId, status: 'ringing', callSid: 'CA1', planId: 'plan' });
    expect(
      body.attempts.map(({ number, outcome, ringSeconds }) => [number, outcome, ringSeconds]),
    ).toEqual([
      [1, 'declined', 6],
      [2, 'ringing', null],
    ]);
    expect(body.journal.map(({ text }) => text)).toEqual([
      'The call came in.',
      'Alice then passed the call on.',
    ]);
  });

  it('pages newest first to the microsecond, also while calls come in', async () => {
    for (const started of ['00.000001', '00.000002', '00.000002', '00.000003', '01']) {
      await addCall({ started_at: `2026-01-01T00:00:${started}Z` });
    }
    const { rows } = await api.pool.query<{ id: string }>(
      'SELECT id FROM calls WHERE project_id = $1 ORDER BY started_at DESC, id DESC',
      [projectId],
    );

    const seen: string[] = [];
    for (let page = await list('?limit=1'); ;) {
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      if (seen.length === 1) await addCall({ started_at: '2026-01-01T00:00:02Z' });
      page = await list(`?limit=1&cursor=${page.nextCursor}`);
    }

    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('filters by policy and status', async () => {
    const policyId = await api.addPolicy(projectId);
    const wanted = await addCall({ policy_id: policyId });
    await addCall({ policy_id: policyId, refusal: 'disabled' });
    await addCall();

    const { items } = await list(`?policyId=${policyId}&status=ringing`);

    expect(items.map(({ id }) => id)).toEqual([wanted]);
  });

  it('finds the calls of a caller by any part of the number, however it is written', async () => {
    const wanted = await addCall({ caller: '+4930901820' });
    const other = await addCall({ caller: 'sip:anna@example.com' });
    await addCall({ caller: null });

    for (const q of ['+49 30 9018', '030/901', '1820', '+4930901820']) {
      expect((await list(`?q=${encodeURIComponent(q)}`)).items.map(({ id }) => id)).toEqual([
        wanted,
      ]);
    }
    expect((await list('?q=ANNA@')).items.map(({ id }) => id)).toEqual([other]);
    expect((await list('?q=%25')).items).toEqual([]);
  });

  it('says which calls only tried the hotline out, hides them, or shows no others', async () => {
    const tried = await addCall({ is_test: true });
    const real = await addCall();
    const found = async (query: string) => (await list(query)).items.map(({ id }) => id);

    expect((await list()).items).toMatchObject([
      ...[tried, real]
        .sort()
        .reverse()
        .map((id) => ({ id, isTest: id === tried })),
    ]);
    expect(await found('?testCalls=only')).toEqual([tried]);
    expect(await found('?testCalls=hidden')).toEqual([real]);
    expect((await ask('GET', `${routes.calls(projectId)}?testCalls=shown`)).status).toBe(400);
    const file = await ask<string>('GET', `${routes.callsExport(projectId)}?testCalls=only`);
    expect(file.body.trim().split('\r\n')).toEqual([
      expect.stringContaining(',test call,'),
      expect.stringMatching(new RegExp(`,yes,,,${tried},`)),
    ]);
  });

  it('filters by the person whose phone rang, whoever took the call', async () => {
    const bob = randomUUID();
    const both = await addCall();
    await addAttempt(both, 1);
    await addAttempt(both, 2, { user_id: bob });
    await addAttempt(both, 3);
    const one = await addCall({ started_at: '2026-01-02T00:00:00Z' });
    await addAttempt(one, 1);

    expect((await list(`?responderId=${alice}`)).items.map(({ id }) => id)).toEqual([one, both]);
    expect((await list(`?responderId=${bob}`)).items.map(({ id }) => id)).toEqual([both]);
  });

  it('filters by when calls began: from a moment on, until before another', async () => {
    const days = ['2026-01-01', '2026-01-02', '2026-01-03'];
    const ids = await Promise.all(days.map((day) => addCall({ started_at: `${day}T00:00:00Z` })));

    const { items } = await list('?from=2026-01-02T01:00:00%2B01:00&to=2026-01-03T00:00:00Z');

    expect(items.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('keeps the filter from page to page', async () => {
    const policyId = await api.addPolicy(projectId);
    for (let number = 0; number < 3; number++) {
      await addCall({ policy_id: policyId, caller: '+4930901820' });
      await addCall();
    }
    const filter = `policyId=${policyId}&q=901&from=${start}&limit=2`;

    const first = await list(`?${filter}`);
    const second = await list(`?${filter}&cursor=${first.nextCursor ?? ''}`);

    expect([first.items.length, second.items.length]).toEqual([2, 1]);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    'status=asleep',
    'policyId=1',
    'limit=1000',
    'cursor=e30',
    'caller=1',
    'responderId=1',
    'q=',
    'from=2026-01-01',
  ])('refuses the query %s', async (query) => {
    const answer = await ask<ProblemDto>('GET', `${routes.calls(projectId)}?${query}`);

    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.fieldErrors ?? {})).toHaveLength(1);
  });

  it('does not show a call of another project', async () => {
    const foreign = await addCall({ project_id: await api.addProject('Other') });

    expect((await ask('GET', routes.call(projectId, foreign))).status).toBe(404);
    expect((await ask('GET', routes.call(projectId, 'live-not'))).status).toBe(404);
    expect((await list()).items).toEqual([]);
  });
});
