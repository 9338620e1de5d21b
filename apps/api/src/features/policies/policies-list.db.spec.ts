import { routes, type PageDto, type PolicyDto } from '@ringdown/contracts';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('the list of policies', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(() => api.stop());

  const ownProject = async () => {
    const projectId = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [projectId],
    );
    return projectId;
  };
  const list = async (projectId: string) => {
    const { body } = await ask<PageDto<PolicyDto>>(
      'GET',
      `${routes.policies(projectId)}?limit=200`,
    );
    return body.items;
  };
  const addCall = (projectId: string, policyId: string, startedAt: string, ending: string | null) =>
    api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, started_at, came_in, ending)
       VALUES (gen_random_uuid(), $1, $2, 'AC', gen_random_uuid()::text, $3, true, $4)`,
      [projectId, policyId, startedAt, ending],
    );

  it('names whom a call would ring now, in their order, and nobody who has no verified phone', async () => {
    const projectId = await ownProject();
    const addMember = async (name: string, phone?: string) => {
      const id = await api.addPerson(name, { projectId, role: 'responder' });
      if (phone !== undefined) await api.addPhone(id, phone);
      return { kind: 'user', id };
    };
    const policyId = await api.addPolicy(projectId, 'Desk');
    await api.addPolicy(projectId, 'Without rules');
    const [alice, bob] = [await addMember('Alice', '+12025550111'), await addMember('Bob')];
    const carol = await addMember('Carol', '+12025550113');
    const rules = routes.rules(projectId, policyId);
    await ask('POST', rules, { targets: [bob, carol] });
    await ask('POST', rules, { targets: [alice, carol] });

    const told = (await list(projectId)).map(({ name, rungNow }) => [name, rungNow]);

    expect(told).toEqual([
      ['Desk', ['Carol', 'Alice']],
      ['Without rules', []],
    ]);
  });

  it('tells of the newest call when it came and how it ended or stands', async () => {
    const projectId = await ownProject();
    const busy = await api.addPolicy(projectId, 'Busy');
    const missed = await api.addPolicy(projectId, 'Missed');
    await api.addPolicy(projectId, 'Quiet');
    await addCall(projectId, busy, '2026-01-02T12:00:00Z', null);
    await addCall(projectId, busy, '2026-01-01T12:00:00Z', 'no-answer');
    await addCall(projectId, missed, '2026-01-01T13:00:00Z', 'no-answer');

    const told = (await list(projectId)).map(({ name, lastCallAt, lastCallStatus }) => [
      name,
      lastCallAt,
      lastCallStatus,
    ]);

    expect(told).toEqual([
      ['Busy', '2026-01-02T12:00:00.000Z', 'ringing'],
      ['Missed', '2026-01-01T13:00:00.000Z', 'no-answer'],
      ['Quiet', null, null],
    ]);
  });

  it('asks the database as often for 200 policies as for one', async () => {
    const ofPolicies = /rule_count|array_agg\(DISTINCT t\.schedule_id/;
    const statementsFor = async (policies: number) => {
      const projectId = await ownProject();
      for (let n = 1; n <= policies; n += 1) await api.addPolicy(projectId, `Desk ${String(n)}`);
      const query = vi.spyOn(pg.Client.prototype, 'query');
      expect(await list(projectId)).toHaveLength(policies);
      const texts = query.mock.calls.map(([statement]) => JSON.stringify(statement));
      query.mockRestore();
      return texts.filter((text) => ofPolicies.test(text)).length;
    };

    expect(await statementsFor(1)).toBe(2);
    expect(await statementsFor(200)).toBe(2);
  });
});
