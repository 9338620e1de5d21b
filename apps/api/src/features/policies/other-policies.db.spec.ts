import { routes, type MenuDto, type PolicyDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('policies that pass calls on to others', () => {
  let api: TestApi;
  let projectId: string;
  let ask: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Owner ${projectId}`, { projectId, role: 'owner' });
    ask = await api.as(`Owner ${projectId}`);
  });
  afterAll(() => api.stop());

  const create = async (fields: object) =>
    (await ask<PolicyDto>('POST', routes.policies(projectId), fields)).body;
  const change = (policy: PolicyDto, fields: object) =>
    ask<PolicyDto>('PATCH', routes.policy(projectId, policy.id), fields);
  const menuTo = (policyId: string | null, changes: Partial<MenuDto> = {}): MenuDto => ({
    message: 'For the desk press 1.',
    choices: [{ key: '1', policyId }],
    otherwisePolicyId: null,
    ...changes,
  });

  it('keep what is set, and null ends it', async () => {
    const desk = await create({ name: 'Desk' });
    const front = await create({
      name: 'Front',
      outsideHoursPolicyId: desk.id,
      menu: menuTo(desk.id),
    });
    expect(front).toMatchObject({ outsideHoursPolicyId: desk.id, menu: menuTo(desk.id) });
    for (const id of [desk.id, desk.id.toUpperCase()]) {
      expect((await change(front, { menu: menuTo(id) })).body.version).toBe(front.version);
    }

    const { body } = await change(front, { outsideHoursPolicyId: null, menu: null });

    expect(body).toMatchObject({ outsideHoursPolicyId: null, menu: null });
  });

  it('lead only to other policies of the same project', async () => {
    const front = await create({ name: 'Front' });
    const elsewhere = await api.addProject();
    await api.addPerson(`Stranger ${projectId}`, { projectId: elsewhere, role: 'owner' });
    const stranger = await api.as(`Stranger ${projectId}`);
    const { body: theirs } = await stranger<PolicyDto>('POST', routes.policies(elsewhere), {
      name: 'Theirs',
    });

    for (const id of [theirs.id, front.id, projectId]) {
      expect(await change(front, { outsideHoursPolicyId: id })).toMatchObject({
        status: 400,
        body: { fieldErrors: { outsideHoursPolicyId: [expect.stringContaining('policies')] } },
      });
      expect(await change(front, { menu: menuTo(id, { otherwisePolicyId: id }) })).toMatchObject({
        status: 400,
        body: {
          fieldErrors: {
            'menu.choices.0.policyId': [expect.any(String)],
            'menu.otherwisePolicyId': [expect.any(String)],
          },
        },
      });
    }
  });

  it.each([
    ['no key', menuTo(null, { choices: [] }), 'menu.choices'],
    [
      'a key twice',
      menuTo(null, {
        choices: [
          { key: '1', policyId: null },
          { key: '1', policyId: null },
        ],
      }),
      'menu.choices',
    ],
    [
      'a key that no phone has',
      menuTo(null, { choices: [{ key: '12', policyId: null }] }),
      'menu.choices.0.key',
    ],
    ['nothing to say', menuTo(null, { message: '' }), 'menu.message'],
  ])('have no menu with %s', async (_, menu, field) => {
    const answer = await ask('POST', routes.policies(projectId), { name: 'Front', menu });

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(Object.keys((answer.body as { fieldErrors: object }).fieldErrors)).toEqual([field]);
  });

  it('keep the others from being deleted, by name', async () => {
    const desk = await create({ name: 'Desk' });
    const front = await create({ name: 'Front', menu: menuTo(desk.id) });
    const night = await create({ name: 'Night', outsideHoursPolicyId: desk.id });

    const refused = await ask('DELETE', routes.policy(projectId, desk.id));
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Front and Night') as string },
    });

    await change(front, { menu: null });
    await change(night, { outsideHoursPolicyId: null });
    expect((await ask('DELETE', routes.policy(projectId, desk.id))).status).toBe(204);
  });

  it('are duplicated with where they lead', async () => {
    const desk = await create({ name: 'Desk' });
    const front = await create({ name: 'Front', menu: menuTo(desk.id) });

    const { body } = await ask<PolicyDto>('POST', routes.policyDuplicate(projectId, front.id));

    expect(body.menu).toEqual(menuTo(desk.id));
  });

  it('are put by their slug, called by ids', async () => {
    const desk = await create({ name: 'Desk' });
    const at = routes.policyBySlug(projectId, 'front');
    const put = (id: string) =>
      ask<PolicyDto>('PUT', at, { name: 'Front', menu: menuTo(id), outsideHoursPolicyId: id });

    expect((await put(desk.id)).body).toMatchObject({
      outsideHoursPolicyId: desk.id,
      menu: menuTo(desk.id),
    });
    expect(await put(projectId)).toMatchObject({
      status: 400,
      body: {
        fieldErrors: {
          outsideHoursPolicyId: [expect.stringContaining('no policy with this id')],
          'menu.choices.0.policyId': [expect.stringContaining('no policy with this id')],
        },
      },
    });
  });
});
