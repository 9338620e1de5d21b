import { routes, type PolicyDto, type ProblemDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { PolicySlugs1763820000089 } from '../../database/migrations/1763820000089-policy-slugs.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('slugs of policies', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const create = (fields: object) =>
    ask<PolicyDto & ProblemDto>('POST', routes.policies(projectId), fields);

  it.each([
    ['Night desk', 'night-desk'],
    ['  Zürich & Genève!  ', 'zurich-geneve'],
    ['Ночь 🌙', 'policy'],
    ['-- 24/7 --', '24-7'],
    ['x'.repeat(100), 'x'.repeat(50)],
    [`${'x'.repeat(49)} y`, 'x'.repeat(49)],
  ])('are made of a name: %s', async (name, slug) => {
    expect((await create({ name })).body.slug).toBe(slug);
  });

  it('get a number when several are made of the same name, at once too', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => create({ name: 'Night desk' })),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(answers.map(({ body }) => body.slug).toSorted()).toEqual([
      'night-desk',
      'night-desk-2',
      'night-desk-3',
      'night-desk-4',
      'night-desk-5',
      'night-desk-6',
    ]);
  });

  it('can be chosen and changed, and stay when the name changes', async () => {
    const { body: policy } = await create({ name: 'Night desk', slug: 'night' });
    const at = routes.policy(projectId, policy.id);
    expect(policy.slug).toBe('night');

    const renamed = await ask<PolicyDto>('PATCH', at, { name: 'Day desk' });
    expect(renamed.body.slug).toBe('night');
    const changed = await ask<PolicyDto>('PATCH', at, { slug: 'day' });
    expect(changed.body.slug).toBe('day');
  });

  it('belong to one policy of a project, and to one of another project besides', async () => {
    const { body: first } = await create({ name: 'One', slug: 'desk' });
    const { body: second } = await create({ name: 'Two' });

    const taken = await create({ name: 'Three', slug: 'desk' });
    const changed = await ask<ProblemDto>('PATCH', routes.policy(projectId, second.id), {
      slug: 'desk',
    });

    for (const { status, body } of [taken, changed]) {
      expect(status).toBe(409);
      expect(body.fieldErrors).toEqual({ slug: ['Another policy of this project has this slug.'] });
    }
    const copy = await ask<PolicyDto>('POST', routes.policyDuplicate(projectId, first.id));
    expect(copy.body.slug).toBe('copy-of-one');
    const elsewhere = await api.addProject('Elsewhere');
    const id = await api.addPolicy(elsewhere, 'Desk');
    const { rows } = await api.pool.query('SELECT slug FROM incoming_call_policies WHERE id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ slug: 'desk' }]);
  });

  it('that are chosen twice at the same moment go to one of the two', async () => {
    const fields = { name: 'Desk', slug: 'desk' };
    const answers = await Promise.all([create(fields), create(fields)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(Object.keys(refused?.body.fieldErrors ?? {})).toEqual(['slug']);
  });

  it('are given to the policies that are there already', async () => {
    const runner = api.app.get(DataSource).createQueryRunner();
    const migration = new PolicySlugs1763820000089();
    await migration.down(runner);
    for (const name of ['Desk', 'desk!', 'Other']) await api.addPolicy(projectId, name);
    await migration.up(runner);
    await runner.release();

    const { rows } = await api.pool.query(
      'SELECT name, slug FROM incoming_call_policies WHERE project_id = $1 ORDER BY created_at',
      [projectId],
    );
    expect(rows).toEqual([
      { name: 'Desk', slug: 'desk' },
      { name: 'desk!', slug: 'desk-2' },
      { name: 'Other', slug: 'other' },
    ]);
  });

  it.each(['', 'Desk', 'night desk', '-desk', 'desk-', 'a--b', 'ä', 'x'.repeat(64), null, 7])(
    'are never %j',
    async (slug) => {
      const { status, body } = await create({ name: 'Desk', slug });

      expect(status).toBe(400);
      expect(Object.keys(body.fieldErrors ?? {})).toEqual(['slug']);
    },
  );
});
