import { randomUUID } from 'node:crypto';

import {
  mostTeamMembers,
  routes,
  type PageDto,
  type ProblemDto,
  type TeamDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Answer = TeamDto & ProblemDto;

describe('teams', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let otherProject: string;
  let alice: string;
  let bob: string;
  let stranger: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    otherProject = await api.addProject('Other');
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    stranger = await api.addPerson('Stranger', { projectId: otherProject, role: 'owner' });
    await api.addPhone(alice, '+12025550111');
    await api.addPhone(bob, '+12025550112', { verified: false });
    ask = await api.as('Dana');
  });
  beforeEach(() => api.pool.query('DELETE FROM teams'));
  afterAll(() => api.stop());

  const add = (body: object) => ask<Answer>('POST', routes.teams(projectId), body);
  const update = (id: string, body: object, ifMatch?: string) =>
    ask<Answer>('PATCH', routes.team(projectId, id), body, ifMatch);
  const entriesOf = async (id: string) => {
    const { rows } = await api.pool.query<Record<string, unknown>>(
      'SELECT action, target_name, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [id],
    );
    return rows;
  };

  it('are added with people in their order, and tell whom a call could reach', async () => {
    const { status, body, headers } = await add({
      name: ' Network ',
      description: 'Routers and switches',
      userIds: [bob, alice.toUpperCase()],
    });

    expect(status).toBe(201);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({
      name: 'Network',
      description: 'Routers and switches',
      version: 1,
      members: [
        { userId: bob, name: 'Bob', phone: null },
        { userId: alice, name: 'Alice', phone: '+12025550111' },
      ],
    });
    expect((await ask('GET', routes.team(projectId, body.id))).body).toEqual(body);
    expect(await entriesOf(body.id)).toEqual([
      {
        action: 'team.created',
        target_name: 'Network',
        before: null,
        after: {
          name: 'Network',
          description: 'Routers and switches',
          members: ['Bob', 'Alice'],
        },
      },
    ]);
  });

  it('are listed by name whatever its case, page by page', async () => {
    for (const name of ['beta', 'Alpha', 'Émile', 'gamma']) await add({ name });

    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await ask<PageDto<TeamDto>>(
        'GET',
        `${routes.teams(projectId)}?limit=1${at}`,
      );
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    }

    expect(names.toSorted()).toEqual(['Alpha', 'beta', 'gamma', 'Émile']);
    expect(names.slice(0, 2)).toEqual(['Alpha', 'beta']);
  });

  it('change what is given, and only that', async () => {
    const { body } = await add({ name: 'Network', description: 'Routers', userIds: [alice] });

    expect((await update(body.id, { userIds: [bob, alice] })).body).toMatchObject({
      name: 'Network',
      description: 'Routers',
      version: 2,
      members: [{ name: 'Bob' }, { name: 'Alice' }],
    });
    expect((await update(body.id, { name: 'NETWORK', userIds: [] })).body).toMatchObject({
      name: 'NETWORK',
      version: 3,
      members: [],
    });
    expect((await entriesOf(body.id)).at(-1)).toEqual({
      action: 'team.updated',
      target_name: 'NETWORK',
      before: { name: 'Network', members: ['Bob', 'Alice'] },
      after: { name: 'NETWORK', members: [] },
    });
  });

  it('are as they were when nothing is changed', async () => {
    const { body } = await add({ name: 'Network', userIds: [alice, bob] });

    const same = await update(body.id, { name: 'Network', userIds: [alice, bob] });

    expect(same.body).toEqual(body);
    expect(await entriesOf(body.id)).toHaveLength(1);
  });

  it('have names of their own, whatever the case, in their project', async () => {
    await add({ name: 'Network' });
    const { body: other } = await add({ name: 'Storage' });

    const answers = [await add({ name: 'nEtWoRk' }), await update(other.id, { name: 'NETWORK' })];
    for (const { status, body } of answers) {
      expect(status).toBe(409);
      expect(body.fieldErrors).toEqual({ name: ['Another team of this project has this name.'] });
    }
    const elsewhere = await (
      await api.as('Stranger')
    )('POST', routes.teams(otherProject), {
      name: 'Network',
    });
    expect(elsewhere.status).toBe(201);
  });

  it('take one of two edits at the same moment', async () => {
    const { body } = await add({ name: 'Network', userIds: [alice] });

    const edits = await Promise.all([
      update(body.id, { userIds: [bob] }, '"1"'),
      update(body.id, { description: 'Routers' }, '"1"'),
      ask('DELETE', routes.team(projectId, body.id), undefined, '"1"'),
    ]);

    expect(edits.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const { status } of edits) expect([200, 204, 404, 412]).toContain(status);
  });

  it('find an end when people leave while teams begin to name them', async () => {
    for (let round = 0; round < 10; round += 1) {
      const leaving = await api.addPerson(`Leaving ${String(round)}`, {
        projectId,
        role: 'responder',
      });
      const { body } = await add({ name: `Team ${String(round)}`, userIds: [leaving, alice] });

      const [edit, removal] = await Promise.all([
        update(body.id, { userIds: [alice, leaving] }),
        ask('DELETE', routes.member(projectId, leaving)),
      ]);

      expect([200, 400]).toContain(edit.status);
      expect(removal.status).toBe(204);
    }
  });

  it('are deleted, and the audit log tells what they were', async () => {
    const { body } = await add({ name: 'Network', userIds: [alice] });

    expect((await ask('DELETE', routes.team(projectId, body.id))).status).toBe(204);

    expect((await ask('GET', routes.team(projectId, body.id))).status).toBe(404);
    expect((await entriesOf(body.id)).at(-1)).toMatchObject({
      action: 'team.deleted',
      before: { name: 'Network', members: ['Alice'] },
      after: null,
    });
  });

  it('have members of their own project only', async () => {
    const { body: team } = await add({ name: 'Network', userIds: [alice] });
    const answers = [
      await add({ name: 'Other', userIds: [alice, stranger] }),
      await update(team.id, { userIds: [stranger] }),
      await update(team.id, { userIds: [randomUUID()] }),
    ];

    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body.fieldErrors).toEqual({ userIds: ['Choose people of this project.'] });
    }
    expect((await ask<TeamDto>('GET', routes.team(projectId, team.id))).body).toEqual(team);
  });

  it('are out of reach for other projects', async () => {
    const { body } = await add({ name: 'Network' });
    const strange = await api.as('Stranger');

    for (const project of [otherProject, projectId]) {
      const at = routes.team(project, body.id);
      expect((await strange('GET', at)).status).toBe(404);
      expect((await strange('PATCH', at, { name: 'Mine' })).status).toBe(404);
      expect((await strange('DELETE', at)).status).toBe(404);
    }
  });

  it.each([
    {},
    { name: '' },
    { name: 'x'.repeat(101) },
    { name: 'Bell\u0007' },
    { name: 'T', userIds: ['me'] },
    { name: 'T', userIds: null },
    { name: 'T', userIds: Array.from({ length: mostTeamMembers + 1 }, () => randomUUID()) },
    { name: 'T', description: 'x'.repeat(1001) },
    { name: 'T', projectId: randomUUID() },
  ])('refuse %j', async (body) => {
    expect((await add(body)).status).toBe(400);
  });

  it('name nobody twice', async () => {
    expect((await add({ name: 'T', userIds: [alice, alice.toUpperCase()] })).status).toBe(400);
  });
});
