import { randomUUID } from 'node:crypto';

import {
  mostCallerEntries,
  routes,
  type CallerEntryDto,
  type PageDto,
  type PolicyDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Answer = CallerEntryDto & ProblemDto;

describe('allow and block lists', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    ask = await api.as('Dana');
    const policy = await ask<PolicyDto>('POST', routes.policies(projectId), { name: 'Desk' });
    policyId = policy.body.id;
  });
  beforeEach(() => api.pool.query('DELETE FROM caller_entries'));
  afterAll(() => api.stop());

  const add = (body: object) => ask<Answer>('POST', routes.callerEntries(projectId), body);
  const list = async (query = '') =>
    (await ask<PageDto<CallerEntryDto>>('GET', `${routes.callerEntries(projectId)}${query}`)).body;

  it('belong to the project as a whole, or to one policy', async () => {
    const { status, body } = await add({ list: 'block', pattern: '+1900*', note: 'Premium rate' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ policyId: null, list: 'block', pattern: '+1900*' });
    const own = await add({ list: 'allow', pattern: '+1900*', policyId });
    expect(own.body).toMatchObject({ policyId, list: 'allow' });

    expect((await list()).items).toEqual([body]);
    expect((await list(`?policyId=${policyId}`)).items).toEqual([own.body]);
    expect((await list('?list=allow')).items).toEqual([]);
    expect((await list('?q=PREMIUM')).items).toEqual([body]);
  });

  it('are listed newest first, page by page', async () => {
    for (const pattern of ['+1', '+2', '+3']) await add({ list: 'block', pattern });

    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor ?? ''}`);

    const patterns = [...first.items, ...second.items].map(({ pattern }) => pattern);
    expect(patterns).toEqual(['+3', '+2', '+1']);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ['+49 (30) 901-820', '+4930901820'],
    ['+49/30.90*', '+493090*'],
    [' 116117 ', '116117'],
    ['*1820', '*1820'],
    ['SIP:*@Example.com', 'sip:*@example.com'],
  ])('take %s as %s', async (written, pattern) => {
    expect((await add({ list: 'block', pattern: written })).body.pattern).toBe(pattern);
  });

  it.each([
    {},
    { list: 'grey', pattern: '+1' },
    { list: 'block', pattern: '' },
    { list: 'block', pattern: 'Alice' },
    { list: 'block', pattern: '++1' },
    { list: 'block', pattern: '+'.padEnd(30, '1') },
    { list: 'block', pattern: `sip:${'a'.repeat(101)}@example.com` },
    { list: 'block', pattern: '+1', note: 'x'.repeat(201) },
    { list: 'block', pattern: '+1', policyId: randomUUID() },
    { list: 'block', pattern: '+1', projectId: randomUUID() },
  ])('refuse %j', async (body) => {
    expect((await add(body)).status).toBe(400);
    expect((await list()).items).toEqual([]);
  });

  it('have a pattern once, on one of the two lists', async () => {
    const twice = await Promise.all([
      add({ list: 'block', pattern: '+1900*' }),
      add({ list: 'allow', pattern: '+1900*' }),
    ]);

    expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = twice.find(({ status }) => status === 409);
    expect(refused?.body.fieldErrors).toEqual({
      pattern: ['This pattern stands on one of the lists already.'],
    });
  });

  it('have an end', async () => {
    await api.pool.query(
      `INSERT INTO caller_entries (project_id, list, pattern)
       SELECT $1, 'block', '+1' || n FROM generate_series(1, $2::int - 1) n`,
      [projectId, mostCallerEntries],
    );

    const [one, other] = await Promise.all([
      add({ list: 'block', pattern: '+2' }),
      add({ list: 'block', pattern: '+3' }),
    ]);

    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
    expect((await add({ list: 'block', pattern: '+2', policyId })).status).toBe(201);
  });

  it('lose an entry when it is removed, or with its policy', async () => {
    const { body } = await add({ list: 'block', pattern: '+1900*' });
    const url = routes.callerEntry(projectId, body.id);
    expect((await ask('DELETE', url)).status).toBe(204);
    expect((await ask('DELETE', url)).status).toBe(404);

    const { body: policy } = await ask<PolicyDto>('POST', routes.policies(projectId), {
      name: 'Gone',
    });
    await add({ list: 'block', pattern: '+1', policyId: policy.id });
    await ask('DELETE', routes.policy(projectId, policy.id));
    expect((await list(`?policyId=${policy.id}`)).items).toEqual([]);
  });

  it('are told to the audit log, whole numbers only in part', async () => {
    const { body } = await add({ list: 'block', pattern: '+4930901820' });
    await ask('DELETE', routes.callerEntry(projectId, body.id));

    const { rows } = await api.pool.query<{ action: string; target_name: string }>(
      'SELECT action, target_name, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [body.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'caller-entry.added',
      'caller-entry.removed',
    ]);
    expect(JSON.stringify(rows)).not.toContain('4930901820');
  });

  it('stand beside settings of the policy', async () => {
    const settings = {
      unlistedCallers: 'refused',
      withheldCallers: 'refused',
      challengedCallers: 'unverified',
      callsPerHour: 5,
      refusalMessage: 'Not you.',
    };
    const { status, body } = await ask<PolicyDto>(
      'PATCH',
      routes.policy(projectId, policyId),
      settings,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject(settings);
    for (const bad of [
      { callsPerHour: 0 },
      { callsPerHour: 1e9 },
      { unlistedCallers: 'maybe' },
      { challengedCallers: null },
      { refusalMessage: '' },
    ]) {
      expect((await ask('PATCH', routes.policy(projectId, policyId), bad)).status).toBe(400);
    }
  });
});
