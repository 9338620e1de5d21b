import { randomUUID } from 'node:crypto';

import {
  routes,
  type PageDto,
  type ProblemDto,
  type RoutingNumberDto,
  type WebhookAddressesDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

describe('phone numbers of a policy', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  let url: string;
  let made = 0;

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await addProject();
    policyId = await api.addPolicy(projectId, 'Support');
    url = routes.phoneNumbers(projectId, policyId);
  });
  afterAll(() => api.stop());

  const addProject = async () => {
    const id = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [id],
    );
    return id;
  };
  const newNumber = () => {
    made += 1;
    return `+1202555${String(made).padStart(4, '0')}`;
  };
  const link = <Body = RoutingNumberDto>(number: string, to = url) =>
    ask<Body>('POST', to, { number });
  const unlink = (number: string) =>
    ask<ProblemDto>('DELETE', routes.phoneNumber(projectId, policyId, number));
  const linked = async () =>
    (await ask<PageDto<RoutingNumberDto>>('GET', url)).body.items.map(({ number }) => number);
  const leadsTo = (number: string) => api.app.get(RoutingPlans).findRoute(number)?.plan.policyId;

  it('leads the callers of a number to the policy at once', async () => {
    const number = newNumber();

    const { status, body } = await link(`+1 (${number.slice(2, 5)}) ${number.slice(5)}`);

    expect(status).toBe(201);
    expect(body).toEqual({ number, origin: 'linked', createdAt: expect.any(String) });
    expect(await linked()).toEqual([number]);
    expect(leadsTo(number)).toBe(policyId);
  });

  it('leads nobody to the policy any more once a number is unlinked', async () => {
    const number = newNumber();
    await link(number);

    expect((await unlink(number)).status).toBe(204);

    expect(await linked()).toEqual([]);
    expect(leadsTo(number)).toBeUndefined();
    expect(await unlink(number)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('lists numbers in their order, page by page', async () => {
    const numbers = [newNumber(), newNumber(), newNumber()];
    for (const number of numbers.toReversed()) await link(number);

    const first = await ask<PageDto<RoutingNumberDto>>('GET', `${url}?limit=2`);
    const second = await ask<PageDto<RoutingNumberDto>>(
      'GET',
      `${url}?limit=2&cursor=${first.body.nextCursor ?? ''}`,
    );

    expect([...first.body.items, ...second.body.items].map(({ number }) => number)).toEqual(
      numbers,
    );
    expect(second.body.nextCursor).toBeNull();
  });

  it('says where a number leads, if it is the same project', async () => {
    const number = newNumber();
    await link(number);
    const night = await api.addPolicy(projectId, 'Night desk');

    const again = await link<ProblemDto>(number);
    const other = await link<ProblemDto>(number, routes.phoneNumbers(projectId, night));

    expect(again).toMatchObject({
      status: 409,
      body: { detail: 'This number already leads to this policy.' },
    });
    expect(other).toMatchObject({
      status: 409,
      body: { detail: 'This number already leads to the policy Support. Release it there first.' },
    });
    expect(leadsTo(number)).toBe(policyId);
  });

  it('says no more of a number of another project than that it is in use', async () => {
    const number = newNumber();
    await link(number);
    const elsewhere = await addProject();
    const policy = await api.addPolicy(elsewhere, 'Sales');

    const { status, body } = await link<ProblemDto>(number, routes.phoneNumbers(elsewhere, policy));

    expect({ status, code: body.code, detail: body.detail }).toEqual({
      status: 409,
      code: 'conflict',
      detail: 'This number is already in use on this installation.',
    });
  });

  it('links a number to one of two policies that want it at the same moment', async () => {
    const number = newNumber();
    const night = routes.phoneNumbers(projectId, await api.addPolicy(projectId, 'Night desk'));

    const answers = await Promise.all([link(number), link(number, night)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each(['', '12345', '+1', '+12025550123456789', 'extension', null])(
    'refuses %j as a number',
    async (number) => {
      const { status, body } = await ask<ProblemDto>('POST', url, { number });

      expect(status).toBe(400);
      expect(body.fieldErrors).toHaveProperty('number');
    },
  );

  it.each(['0', '%00', "'; DROP TABLE routing_numbers", '+12025559999'])(
    'finds nothing to unlink at %j',
    async (number) => {
      expect((await unlink(number)).status).toBe(404);
    },
  );

  it('neither shows nor changes what belongs to another project', async () => {
    const number = newNumber();
    await link(number);
    const elsewhere = await addProject();

    for (const path of [
      routes.phoneNumbers(elsewhere, policyId),
      routes.phoneNumbers(elsewhere, randomUUID()),
    ]) {
      expect((await ask('GET', path)).status).toBe(404);
      expect((await link(newNumber(), path)).status).toBe(404);
    }
    const theirs = await ask('DELETE', routes.phoneNumber(elsewhere, policyId, number));
    expect(theirs.status).toBe(404);
    expect(await linked()).toEqual([number]);
  });

  it('tells the audit log of the policy, and only the end of the number', async () => {
    const number = newNumber();
    await link(number);
    await unlink(number);

    const { rows } = await api.pool.query<object>(
      'SELECT action, target_name, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [policyId],
    );
    const shown = { number: `…${number.slice(-4)}` };
    expect(rows).toEqual([
      { action: 'routing-number.linked', target_name: 'Support', before: null, after: shown },
      { action: 'routing-number.unlinked', target_name: 'Support', before: shown, after: null },
    ]);
  });

  it('tells the addresses that a number has to have at the carrier', async () => {
    const { body } = await ask<WebhookAddressesDto>('GET', routes.webhookAddresses(projectId));

    expect(body).toEqual({
      incomingCall:
        'http://hotline.test/api/notification/call/incoming-call-webhook#rc=2&rt=4500&rp=ct,rt,5xx',
      fallback: 'http://hotline.test/api/notification/call/incoming-call-fallback',
      callStatus: 'http://hotline.test/api/notification/call/call-status',
    });
  });
});
