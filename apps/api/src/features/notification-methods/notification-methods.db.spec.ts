import { randomUUID } from 'node:crypto';

import {
  mostPhones,
  routes,
  type EscalationRuleDto,
  type MyPhoneDto,
  type PageDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('notification methods', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let userId: string;
  let people = 0;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
  });
  beforeEach(async () => {
    people += 1;
    const name = `Person ${String(people)}`;
    userId = await api.addPerson(name, { projectId, role: 'owner' });
    ask = await api.as(name);
  });
  afterAll(() => api.stop());

  const add = (number: string) =>
    ask<MyPhoneDto & ProblemDto>('POST', routes.myPhones(), { number });
  const list = async () => (await ask<PageDto<MyPhoneDto>>('GET', routes.myPhones())).body.items;
  const numbers = async () => (await list()).map(({ number }) => number);

  it('adds a phone behind the others, unverified, and shows it as people write it', async () => {
    const first = await add('+1 (202) 555-0123');
    await add('+49 30 901820');

    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.any(String) as string,
      number: '+12025550123',
      nationalNumber: '(202) 555-0123',
      country: 'US',
      verified: false,
      position: 1,
      pendingVerification: null,
      usedBy: [],
    });
    expect(await list()).toMatchObject([
      { number: '+12025550123', position: 1 },
      { number: '+4930901820', nationalNumber: '030 901820', country: 'DE', position: 2 },
    ]);
  });

  it('refuses the same number twice, what is no number, and more phones than anybody needs', async () => {
    await add('+12025550123');
    const twice = await add('+1 202 555 0123');
    expect(twice.body.fieldErrors).toEqual({ number: ['You have added this phone already.'] });

    const wrong = await add('0151 23456789');
    expect(wrong.status).toBe(400);
    expect(wrong.body.fieldErrors?.['number']).toEqual([
      'Write the number with its country code, such as +12025550123.',
    ]);

    for (let nth = 1; nth < mostPhones; nth += 1) await add(`+1202555020${String(nth)}`);
    const oneTooMany = await add('+12025550299');
    expect(oneTooMany).toMatchObject({
      status: 409,
      body: { detail: 'You have at most 10 phones.' },
    });
  });

  it('adds a number once when it is added twice at the same moment', async () => {
    const answers = await Promise.all([add('+12025550123'), add('+12025550123')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('tells the policies that ring somebody through a team or a schedule', async () => {
    const name = String(people);
    const layer = {
      kind: 'rotation',
      members: [[userId]],
      start: '2026-01-01T09:00',
      rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
    };
    const made = async (url: string, body: object) =>
      (await ask<{ id: string }>('POST', url, body)).body.id;
    const targets = [
      { kind: 'team', id: await made(routes.teams(projectId), { name, userIds: [userId] }) },
      {
        kind: 'schedule',
        id: await made(routes.schedules(projectId), { name, timeZone: 'UTC', layers: [layer] }),
      },
    ];
    for (const target of targets) {
      const policyId = await api.addPolicy(projectId, `${target.kind} ${name}`);
      await ask('POST', routes.rules(projectId, policyId), { targets: [target] });
    }
    await api.addPhone(userId, '+12025550101');

    expect((await list()).map(({ usedBy }) => usedBy)).toEqual([
      [`schedule ${name}`, `team ${name}`],
    ]);
  });

  it('rings the first verified phone, and the next one when it is moved or deleted', async () => {
    const policyId = await api.addPolicy(projectId, `Hotline ${String(people)}`);
    await ask('POST', routes.rules(projectId, policyId), {
      targets: [{ kind: 'user', id: userId }],
    });
    const rung = async () => {
      const { body } = await ask<PageDto<EscalationRuleDto>>(
        'GET',
        routes.rules(projectId, policyId),
      );
      return body.items[0]?.targets[0]?.people[0]?.phone;
    };
    await api.addPhone(userId, '+12025550101', { verified: false, position: 1 });
    await api.addPhone(userId, '+12025550102', { position: 2 });
    await api.addPhone(userId, '+12025550103', { position: 3 });
    const [unverified, second, third] = await list();
    expect([unverified, second, third].map((phone) => phone?.usedBy)).toEqual([
      [],
      [`Hotline ${String(people)}`],
      [],
    ]);

    const phoneIds = [third, unverified, second].map((phone) => phone?.id.toUpperCase());
    const moved = await ask<PageDto<MyPhoneDto>>('PUT', routes.myPhoneOrder(), { phoneIds });
    expect(moved.body.items.map(({ number }) => number)).toEqual([
      '+12025550103',
      '+12025550101',
      '+12025550102',
    ]);
    expect(await rung()).toBe('+12025550103');

    const deleted = await ask('DELETE', routes.myPhone(third?.id ?? ''));
    expect(deleted.status).toBe(204);
    expect(await rung()).toBe('+12025550102');
    expect(await ask('DELETE', routes.myPhone(third?.id ?? ''))).toMatchObject({ status: 404 });
  });

  it('tells the person’s audit log of each change, with no more of a number than its end', async () => {
    const one = (await add('+12025550101')).body.id;
    const two = (await add('+12025550102')).body.id;
    await ask('PUT', routes.myPhoneOrder(), { phoneIds: [two, one] });
    await ask('PUT', routes.myPhoneOrder(), { phoneIds: [two, one] });
    await ask('DELETE', routes.myPhone(one));

    const { rows } = await api.pool.query(
      `SELECT action, project_id, target_name, before, after FROM audit_entries
       WHERE actor_id = $1 AND action LIKE 'phone.%' ORDER BY id`,
      [userId],
    );

    const common = { project_id: null, before: null, after: null };
    expect(rows).toEqual([
      { ...common, action: 'phone.added', target_name: '…0101', after: { number: '…0101' } },
      { ...common, action: 'phone.added', target_name: '…0102', after: { number: '…0102' } },
      {
        ...common,
        action: 'phone.reordered',
        target_name: 'phones',
        before: { phones: ['…0101', '…0102'] },
        after: { phones: ['…0102', '…0101'] },
      },
      {
        ...common,
        action: 'phone.deleted',
        target_name: '…0101',
        before: { number: '…0101', verified: false },
      },
    ]);
  });

  it('takes only an order that names each phone once', async () => {
    const one = (await add('+12025550101')).body.id;
    const two = (await add('+12025550102')).body.id;

    for (const phoneIds of [[one], [one, one], [one, randomUUID()], [one, two, randomUUID()]]) {
      const answer = await ask<ProblemDto>('PUT', routes.myPhoneOrder(), { phoneIds });
      expect(answer.status).toBe(400);
      expect(answer.body.fieldErrors).toHaveProperty('phoneIds');
    }
    expect(await numbers()).toEqual(['+12025550101', '+12025550102']);
  });
});
