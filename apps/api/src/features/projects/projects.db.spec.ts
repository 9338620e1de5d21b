import {
  routes,
  type MeDto,
  type ProblemDto,
  type ProjectDeletionDto,
  type ProjectDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

type Answer = ProjectDto & ProblemDto;

describe('projects', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let lonely: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    await api.addPerson('Lonely');
    ask = await api.as('Dana');
    lonely = await api.as('Lonely');
  });
  afterAll(() => api.stop());

  const create = async (name: string) =>
    (await ask<Answer>('POST', routes.projects(), { name })).body;
  const remove = (id: string, name: string, ifMatch?: string) =>
    ask<ProblemDto>('DELETE', routes.project(id), { name }, ifMatch);
  const entriesOf = async (projectId: string) => {
    const { rows } = await api.pool.query<Record<string, unknown>>(
      'SELECT action, target_name, before, after FROM audit_entries WHERE project_id = $1 ORDER BY id',
      [projectId],
    );
    return rows;
  };
  const addCall = (projectId: string, sid: string) =>
    api.insert(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at)
       VALUES (gen_random_uuid(), $1, 'AC', $2, now())`,
      [projectId, sid],
    );

  it('belong to whoever creates them, also to somebody who is in none', async () => {
    const { status, body, headers } = await lonely<Answer>('POST', routes.projects(), {
      name: ' Night desk ',
    });

    expect(status).toBe(201);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({ name: 'Night desk', version: 1 });
    expect((await lonely<MeDto>('GET', routes.me())).body.projects).toEqual([
      { id: body.id, name: 'Night desk', role: 'owner' },
    ]);
    expect((await ask('GET', routes.project(body.id))).status).toBe(404);
    expect(await entriesOf(body.id)).toMatchObject([
      { action: 'project.created', target_name: 'Night desk' },
      { action: 'member.joined', target_name: 'Lonely', after: { role: 'owner' } },
    ]);
  });

  it('are renamed by one of two at the same moment', async () => {
    const { id } = await create('Old');

    const answers = await Promise.all(
      ['One', 'Two'].map((name) => ask<Answer>('PATCH', routes.project(id), { name }, '"1"')),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const renamed = answers.find(({ status }) => status === 200)?.body;
    expect((await ask('GET', routes.project(id))).body).toEqual(renamed);
    expect((await entriesOf(id)).at(-1)).toEqual({
      action: 'project.updated',
      target_name: renamed?.name,
      before: { name: 'Old' },
      after: { name: renamed?.name },
    });
  });

  it('mask numbers for viewers when they are told to, and keep their name', async () => {
    const { id } = await create('Discreet');
    const set = (body: object, version?: string) =>
      ask<Answer>('PATCH', routes.project(id), body, version);

    expect((await set({})).body).toMatchObject({ masksCallerNumbers: false, version: 1 });
    const masked = { name: 'Discreet', masksCallerNumbers: true, version: 2 };
    expect((await set({ masksCallerNumbers: true })).body).toMatchObject(masked);
    expect((await set({ masksCallerNumbers: true })).body).toMatchObject(masked);
    expect((await set({ masksCallerNumbers: false }, '"1"')).status).toBe(412);
    for (const wrong of ['yes', 1, null]) {
      const { status, body } = await set({ masksCallerNumbers: wrong });
      expect([status, Object.keys(body.fieldErrors ?? {})]).toEqual([400, ['masksCallerNumbers']]);
    }
    expect((await entriesOf(id)).at(-1)).toMatchObject({
      action: 'project.updated',
      before: { masksCallerNumbers: false },
      after: { masksCallerNumbers: true },
    });
  });

  it.each([{}, { name: '' }, { name: 'x'.repeat(101) }, { name: 7 }, { name: 'A', role: 'owner' }])(
    'refuse %j',
    async (body) => {
      expect((await ask('POST', routes.projects(), body)).status).toBe(400);
    },
  );

  it('are deleted only by their name', async () => {
    const { id } = await create('Precious');

    for (const name of ['precious', '', 'Another']) {
      const { status, body } = await remove(id, name);
      expect(status).toBe(400);
      expect(body.fieldErrors).toEqual({ name: ['This is not the name of the project.'] });
    }
    expect((await ask('DELETE', routes.project(id))).status).toBe(400);
    expect((await remove(id, 'Precious', '"7"')).status).toBe(412);
    expect((await ask('GET', routes.project(id))).status).toBe(200);
  });

  it('stay while a call is under way', async () => {
    const { id } = await create('Busy');
    const call = await addCall(id, 'CA1');

    const refused = await remove(id, 'Busy');
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe(
      'A call is under way. Wait until it has ended, then delete the project.',
    );

    await api.pool.query('UPDATE calls SET ended_at = now() WHERE id = $1', [call]);
    expect((await remove(id, 'Busy')).status).toBe(204);
  });

  it('take everything with them that they said they would, and are routed no longer', async () => {
    const { id } = await create('Going');
    const { id: neighbour } = await create('Staying');
    const staying = await addCall(neighbour, 'CA2');
    const config = await api.insert(
      `INSERT INTO call_sms_configs (project_id, name, account_sid, auth_token_sealed)
       VALUES ($1, 'Main', 'AC1', 'sealed')`,
      [id],
    );
    const policy = await api.addPolicy(id, 'Support');
    await api.pool.query(
      'UPDATE incoming_call_policies SET call_sms_config_id = $1 WHERE id = $2',
      [config, policy],
    );
    await ask('POST', routes.rules(id, policy), {
      targets: [{ kind: 'user', id: (await ask<MeDto>('GET', routes.me())).body.id }],
    });
    await ask('POST', routes.teams(id), { name: 'Network' });
    await ask('POST', routes.invitations(id), { email: 'new@example.com', role: 'viewer' });
    await api.pool.query(
      'INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ($1, $2, $3)',
      ['+12025550100', id, policy],
    );
    await api.app.get(RoutingPlans).refresh();
    expect(api.app.get(RoutingPlans).findRoute('+12025550100')).toBeDefined();
    const call = await addCall(id, 'CA3');
    await api.pool.query('UPDATE calls SET ended_at = now() WHERE id = $1', [call]);
    await api.pool.query(
      `INSERT INTO call_journal (call_id, key, project_id, at, facts) VALUES ($1, 'k', $2, now(), '[]')`,
      [call, id],
    );

    expect((await ask<ProjectDeletionDto>('GET', routes.projectDeletion(id))).body).toEqual({
      routingNumbers: ['+12025550100'],
      policies: 1,
      callSmsConfigs: 1,
      teams: 1,
      members: 1,
      calls: 1,
      callsUnderWay: 0,
    });
    expect((await remove(id, 'Going')).status).toBe(204);

    expect(api.app.get(RoutingPlans).findRoute('+12025550100')).toBeUndefined();
    expect((await ask('GET', routes.project(id))).status).toBe(404);
    await vi.waitFor(async () => {
      const { rows } = await api.pool.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'project_id' AND table_name <> 'audit_entries'`,
      );
      for (const { name } of rows) {
        const left = await api.pool.query(`SELECT FROM ${name} WHERE project_id = $1`, [id]);
        expect(left.rowCount, name).toBe(0);
      }
    }, 10_000);
    expect((await api.pool.query('SELECT FROM calls WHERE id = $1', [staying])).rowCount).toBe(1);
    expect((await entriesOf(id)).at(-1)).toMatchObject({
      action: 'project.deleted',
      target_name: 'Going',
      before: { name: 'Going', routingNumbers: 1, policies: 1 },
    });
  });
});
