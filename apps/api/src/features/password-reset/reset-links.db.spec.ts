import { routes, type MemberRole, type ResetLinkDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { emailOf, startTestApi, type TestApi } from '../../testing/test-api.js';

describe('a reset link for a member', () => {
  let api: TestApi;
  let projectId: string;
  let otherProjectId: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject('Night desk');
    otherProjectId = await api.addProject('Day desk');
    for (const role of ['owner', 'admin', 'responder', 'viewer'] as const) {
      await api.addPerson(`The ${role}`, { projectId, role });
    }
  });
  afterAll(() => api.stop());

  const join = (userId: string, role: MemberRole) =>
    api.pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
      otherProjectId,
      userId,
      role,
    ]);
  const ask = async (asker: string, userId: string) => {
    const as = await api.as(asker);
    return as<ResetLinkDto>('POST', routes.memberResetLink(projectId, userId));
  };

  it('sets a new password, and is told to the audit log of the project', async () => {
    const userId = await api.addPerson('Rita', { projectId, role: 'responder' });

    const { status, body, headers } = await ask('The admin', userId);

    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(3_500_000);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
    const token = /^http:\/\/hotline\.test\/reset-password#([\w-]+)$/.exec(body.url)?.[1];
    const password = 'a password for Rita';
    const rita = new Browser(api);
    const reset = await rita.ask('POST', routes.resetPassword(), { token, password });
    expect(reset.statusCode).toBe(204);
    const signedIn = await rita.ask('POST', routes.signIn(), { email: emailOf('Rita'), password });
    expect(signedIn.statusCode).toBe(200);
    const { rows } = await api.pool.query(
      `SELECT actor_name, target_name, before, after FROM audit_entries
       WHERE action = 'account.reset-link-made' AND project_id = $1`,
      [projectId],
    );
    expect(rows).toEqual([
      { actor_name: 'The admin', target_name: 'Rita', before: null, after: null },
    ]);
    const { rows: users } = await api.pool.query<{ email_verified: boolean }>(
      'SELECT email_verified FROM users WHERE id = $1',
      [userId],
    );
    expect(users[0]?.email_verified).toBe(false);
  });

  it.each([
    ['owner', 'owner', 201],
    ['owner', 'admin', 201],
    ['owner', 'viewer', 201],
    ['admin', 'owner', 403],
    ['admin', 'admin', 201],
    ['admin', 'responder', 201],
    ['responder', 'viewer', 403],
    ['viewer', 'responder', 403],
  ] as const)('asked for by the %s for another %s: %i', async (asker, role, status) => {
    const userId = await api.addPerson(`Other ${asker} ${role}`, { projectId, role });

    expect((await ask(`The ${asker}`, userId)).status).toBe(status);
  });

  it('is not made for somebody who belongs to a project of other people, too', async () => {
    const userId = await api.addPerson('Both', { projectId, role: 'viewer' });
    await join(userId, 'viewer');

    expect((await ask('The owner', userId)).status).toBe(403);

    const askerId = await api.addPerson('Two hats', { projectId, role: 'owner' });
    await join(askerId, 'responder');
    expect((await ask('Two hats', userId)).status).toBe(403);
    await api.pool.query("UPDATE members SET role = 'admin' WHERE user_id = $1", [askerId]);
    expect((await ask('Two hats', userId)).status).toBe(201);
    await api.pool.query(
      "UPDATE members SET role = 'owner' WHERE user_id = $1 AND project_id = $2",
      [userId, otherProjectId],
    );
    expect((await ask('Two hats', userId)).status).toBe(403);
  });

  it('is void as soon as who has made it could not make it any more', async () => {
    const projectId = await api.addProject('Evening desk');
    const adminId = await api.addPerson('Ada', { projectId, role: 'admin' });
    const userId = await api.addPerson('Vera', { projectId, role: 'admin' });
    const ada = await api.as('Ada');
    const make = async () => {
      const url = routes.memberResetLink(projectId, userId);
      const { body } = await ada<ResetLinkDto>('POST', url);
      return body.url.split('#')[1];
    };
    const use = (token: string | undefined) =>
      new Browser(api).ask('POST', routes.resetPassword(), { token, password: 'for Vera alone' });
    const [first, second, third] = [await make(), await make(), await make()];

    await api.pool.query("UPDATE members SET role = 'owner' WHERE user_id = $1", [userId]);
    expect((await use(first)).statusCode).toBe(404);
    await api.pool.query("UPDATE members SET role = 'admin' WHERE user_id = $1", [userId]);
    expect((await use(second)).statusCode).toBe(204);

    const fourth = await make();
    await api.pool.query('DELETE FROM members WHERE user_id = $1', [adminId]);
    for (const token of [third, fourth]) expect((await use(token)).statusCode).toBe(404);
  });

  it('is not made for oneself, for strangers, or for people of other projects', async () => {
    const owner = await api.pool.query<{ id: string }>(
      "SELECT id FROM users WHERE name = 'The owner'",
    );
    expect((await ask('The owner', owner.rows[0]?.id ?? '')).status).toBe(409);

    const strangerId = await api.addPerson('Stranger', {
      projectId: otherProjectId,
      role: 'viewer',
    });
    expect((await ask('The owner', strangerId)).status).toBe(404);
    expect((await ask('The owner', otherProjectId)).status).toBe(404);
    expect((await ask('Stranger', owner.rows[0]?.id ?? '')).status).toBe(404);
  });

  it('is not made for an API key, which would become a person by it', async () => {
    const userId = await api.addPerson('Keyless', { projectId, role: 'viewer' });
    const owner = await api.as('The owner');
    const created = await owner<{ key: string }>('POST', routes.apiKeys(projectId), {
      name: 'Script',
      scopes: ['write'],
    });

    const answer = await api.app.inject({
      method: 'POST',
      url: routes.memberResetLink(projectId, userId),
      headers: { authorization: `Bearer ${created.body.key}` },
    });

    expect(created.status).toBe(201);
    expect(answer.statusCode).toBe(403);
  });
});
