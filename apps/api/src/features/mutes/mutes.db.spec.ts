import { randomUUID } from 'node:crypto';

import {
  routes,
  type AuditEntryDto,
  type MutesDto,
  type PageDto,
  type PolicyDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { Mutes } from './mutes.service.js';

describe('mutes', () => {
  let api: TestApi;
  let projectId: string;
  let policyId: string;
  let alice: string;
  let responder: Awaited<ReturnType<TestApi['as']>>;
  let owner: typeof responder;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    alice = await api.addPerson(`Alice ${projectId}`, { projectId, role: 'responder' });
    responder = await api.as(`Alice ${projectId}`);
    await api.addPerson(`Owner ${projectId}`, { projectId, role: 'owner' });
    owner = await api.as(`Owner ${projectId}`);
    const policy = await owner<PolicyDto>('POST', routes.policies(projectId), { name: 'Desk' });
    policyId = policy.body.id;
  });
  afterAll(() => api.stop());

  /** A call of the policy that Alice has passed on with key 3. */
  async function passedOn(until: string, ofProject = projectId): Promise<void> {
    const callId = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, started_at)
       VALUES ($1, $2, $3, 'AC1', 'CA1', now())`,
      [callId, ofProject, policyId],
    );
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone,
         response, muted_until)
       VALUES ($1, $2, 1, 1, 1, $3, 'Alice', '+12025550142', 'declined', now() + $4::interval)`,
      [callId, ofProject, alice, until],
    );
  }

  const mutes = async (ask = responder) =>
    (await ask<MutesDto>('GET', routes.mutes(projectId, policyId))).body.items;

  it('are told while they are in force, the latest of each person', async () => {
    expect(await mutes()).toEqual([]);
    await passedOn('-1 minute');
    await passedOn('10 minutes');
    await passedOn('20 minutes');

    const [mute, ...others] = await mutes();

    expect(others).toEqual([]);
    expect(mute).toMatchObject({ userId: alice, name: `Alice ${projectId}` });
    const minutesLeft = (Date.parse(mute?.until ?? '') - Date.now()) / 60_000;
    expect(Math.round(minutesLeft)).toBe(20);
  });

  it('are ended by a responder: the hotline rings them again, and the audit log tells it', async () => {
    await passedOn('20 minutes');
    const all = api.app.get(Mutes, { strict: false });
    await all.onApplicationBootstrap();
    expect(all.of(policyId, Date.now())).toEqual([alice]);

    expect((await responder('DELETE', routes.mute(projectId, policyId, alice))).status).toBe(204);

    expect(all.of(policyId, Date.now())).toEqual([]);
    expect(await mutes()).toEqual([]);
    const again = await responder('DELETE', routes.mute(projectId, policyId, alice));
    expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const { body } = await owner<PageDto<AuditEntryDto>>('GET', routes.auditLog(projectId));
    expect(body.items[0]).toMatchObject({
      action: 'mute.ended',
      target: { id: alice, name: `Alice ${projectId}` },
    });
  });

  it('are not ended by a viewer, and not through another project', async () => {
    await passedOn('20 minutes');
    await api.addPerson(`Viewer ${projectId}`, { projectId, role: 'viewer' });
    const viewer = await api.as(`Viewer ${projectId}`);
    const elsewhere = await api.addProject();
    await api.addPerson(`Other ${projectId}`, { projectId: elsewhere, role: 'owner' });
    const other = await api.as(`Other ${projectId}`);

    expect((await viewer('DELETE', routes.mute(projectId, policyId, alice))).status).toBe(403);
    expect((await other('DELETE', routes.mute(elsewhere, policyId, alice))).status).toBe(404);
    expect((await other('GET', routes.mutes(elsewhere, policyId))).status).toBe(404);
    expect(await mutes(viewer)).toHaveLength(1);
  });
});
