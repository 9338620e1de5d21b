import { simulateCall } from '@ringdown/call-routing';
import { routes, type PolicyRoutingPlanDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

describe('the routing plan of a policy', () => {
  let api: TestApi;
  let viewer: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  let alice: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    await api.addPerson('Vic', { projectId, role: 'viewer' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    const bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550111');
    policyId = await api.addPolicy(projectId, 'Support');
    const dana = await api.as('Dana');
    for (const id of [bob, alice]) {
      const targets = [{ kind: 'user', id }];
      await dana('POST', routes.rules(projectId, policyId), { targets });
    }
    viewer = await api.as('Vic');
  });
  afterAll(() => api.stop());

  const planOf = async () => {
    const url = routes.policyRoutingPlan(projectId, policyId);
    const { status, body } = await viewer<PolicyRoutingPlanDto>('GET', url);
    expect(status).toBe(200);
    return body;
  };

  it('lets a viewer play a call through as it would be routed now, without a number leading to it', async () => {
    const { plan } = await planOf();

    const { steps, status } = simulateCall(plan, {
      at: Date.parse('2026-03-29T01:00:00Z'),
      caller: { number: '+493012345678', hasFailedVerification: false },
      behaviours: { [alice]: { kind: 'takes', afterSeconds: 8 } },
    });

    expect(status).toBe('completed');
    expect(steps).toMatchObject([
      { kind: 'rule-skipped', people: [{ name: 'Bob', reason: 'no-verified-phone' }] },
      { kind: 'hears' },
      { kind: 'ring', name: 'Alice', outcome: 'accepted' },
      { kind: 'talk' },
      { kind: 'over' },
    ]);
  });

  it('is the very one that routes, but for the phone numbers', async () => {
    const { planId, plan, knownSince } = await planOf();

    const inForce = api.app.get(RoutingPlans).findRouteOfPolicy(policyId);
    expect(planId).toBe(inForce?.id);
    expect(plan).toEqual({
      ...inForce?.plan,
      people: inForce?.plan.people.map((person) => ({
        ...person,
        phone: person.userId === alice ? 'verified' : null,
      })),
    });
    expect(JSON.stringify(plan)).not.toContain('12025550111');
    expect(Date.parse(knownSince)).toBeLessThan(Date.now() - 86_000_000);
  });

  it('follows an edit at once', async () => {
    const before = await planOf();
    const dana = await api.as('Dana');
    await dana('PATCH', routes.policy(projectId, policyId), { enabled: !before.plan.enabled });

    const after = await planOf();

    expect(after.plan.enabled).toBe(!before.plan.enabled);
    expect(after.planId).not.toBe(before.planId);
  });

  it('is not shown by way of another project', async () => {
    const other = await api.addProject('Other');
    await api.addPerson('Olga', { projectId: other, role: 'owner' });
    const olga = await api.as('Olga');

    const foreign = await olga<ProblemDto>('GET', routes.policyRoutingPlan(other, policyId));

    expect([foreign.status, foreign.body.code]).toEqual([404, 'not-found']);
  });
});
