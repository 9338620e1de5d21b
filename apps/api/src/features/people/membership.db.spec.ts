import { randomUUID } from 'node:crypto';

import {
  memberRoles,
  routes,
  type MemberDto,
  type MemberRemovalDto,
  type MemberRole,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;

describe('membership', () => {
  let api: TestApi;
  let projectId: string;
  /** Who is there anew for each test, by role. */
  let ids: Record<MemberRole, string>;
  const as: Partial<Record<string, Ask>> = {};
  const signedIn = (name: string): Ask => {
    const ask = as[name];
    if (ask === undefined) throw new Error(`${name} has not signed in.`);
    return ask;
  };
  const join = (userId: string, role: MemberRole) =>
    api.pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
      projectId,
      userId,
      role,
    ]);
  const roleOf = async (userId: string) => {
    const { rows } = await api.pool.query<{ role: MemberRole }>(
      'SELECT role FROM members WHERE project_id = $1 AND user_id = $2',
      [projectId, userId],
    );
    return rows[0]?.role;
  };
  const entriesOf = async (targetId: string) => {
    const { rows } = await api.pool.query<Record<string, unknown>>(
      'SELECT action, actor_name, target_name, before, after FROM audit_entries WHERE project_id = $1 AND target_id = $2',
      [projectId, targetId],
    );
    return rows;
  };
  const setRole = (ask: Ask, userId: string, role: MemberRole, ifMatch?: string) =>
    ask<MemberDto & ProblemDto>('PATCH', routes.member(projectId, userId), { role }, ifMatch);

  beforeAll(async () => {
    api = await startTestApi();
    const people: [MemberRole, string][] = [];
    for (const role of memberRoles) people.push([role, await api.addPerson(role)]);
    ids = Object.fromEntries(people) as typeof ids;
    for (const role of memberRoles) as[role] = await api.as(role);
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    for (const role of memberRoles) await join(ids[role], role);
  });
  afterAll(() => api.stop());

  it('gives a member another role, and tells the audit log', async () => {
    const { body } = await setRole(signedIn('owner'), ids.viewer, 'admin');

    expect(body).toMatchObject({ userId: ids.viewer, role: 'admin', version: 2 });
    expect(await entriesOf(ids.viewer)).toEqual([
      {
        action: 'member.updated',
        actor_name: 'owner',
        target_name: 'viewer',
        before: { role: 'viewer' },
        after: { role: 'admin' },
      },
    ]);
  });

  it('lets only owners make, change and remove owners', async () => {
    const admin = signedIn('admin');
    const answers = [
      await setRole(admin, ids.responder, 'owner'),
      await setRole(admin, ids.admin, 'owner'),
      await setRole(admin, ids.owner, 'viewer'),
      await admin<ProblemDto>('DELETE', routes.member(projectId, ids.owner)),
    ];

    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body.detail).toBe('Only an owner may make, change or remove owners.');
    }
    expect((await setRole(admin, ids.responder, 'admin')).status).toBe(200);
    expect((await setRole(signedIn('owner'), ids.admin, 'owner')).status).toBe(200);
  });

  it('refuses an edit of an older version', async () => {
    const owner = signedIn('owner');
    const { headers } = await owner('GET', routes.member(projectId, ids.viewer));
    expect(headers['etag']).toBe('"1"');

    const edits = await Promise.all([
      setRole(owner, ids.viewer, 'admin', '"1"'),
      setRole(owner, ids.viewer, 'responder', '"1"'),
      owner('DELETE', routes.member(projectId, ids.viewer), undefined, '"1"'),
    ]);

    expect(edits.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const { status } of edits) expect([200, 204, 404, 412]).toContain(status);
  });

  it.each([[{ role: 'king' }], [{}], [{ role: null }], [{ role: 'viewer', name: 'Eve' }]])(
    'refuses %j as a role',
    async (body) => {
      const { status } = await signedIn('owner')(
        'PATCH',
        routes.member(projectId, ids.viewer),
        body,
      );

      expect(status).toBe(400);
    },
  );

  it('knows no member of another project', async () => {
    const owner = signedIn('owner');
    const elsewhere = await api.addProject('Other');
    const stranger = await api.addPerson(`Stranger ${elsewhere}`, {
      projectId: elsewhere,
      role: 'responder',
    });

    for (const userId of [stranger, randomUUID(), 'me']) {
      const path = routes.member(projectId, userId);
      expect((await owner('GET', path)).status).toBe(404);
      expect((await owner('PATCH', path, { role: 'viewer' })).status).toBe(404);
      expect((await owner('DELETE', path)).status).toBe(404);
      expect((await owner('GET', routes.memberRemoval(projectId, userId))).status).toBe(404);
    }
  });

  describe('the last owner', () => {
    const sentence = 'owner is the last owner of this project. Make somebody else an owner first.';

    it('cannot be demoted, be removed or leave', async () => {
      const owner = signedIn('owner');
      const answers = [
        await setRole(owner, ids.owner, 'admin'),
        await owner<ProblemDto>('DELETE', routes.member(projectId, ids.owner)),
        await owner<ProblemDto>('DELETE', routes.myProject(projectId)),
      ];

      for (const { status, body } of answers) {
        expect(status).toBe(409);
        expect(body.detail).toBe(sentence);
      }
    });

    it('is there also when two owners go at the same moment', async () => {
      for (let round = 0; round < 5; round += 1) {
        await api.pool.query(
          `INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'owner'), ($1, $3, 'owner')
           ON CONFLICT (project_id, user_id) DO UPDATE SET role = 'owner'`,
          [projectId, ids.owner, ids.admin],
        );

        const answers = await Promise.all([
          signedIn('owner')('DELETE', routes.myProject(projectId)),
          setRole(signedIn('admin'), ids.admin, 'viewer'),
        ]);

        expect(answers.map(({ status }) => status).toSorted()).toContain(409);
        const { rows } = await api.pool.query(
          `SELECT FROM members WHERE project_id = $1 AND role = 'owner'`,
          [projectId],
        );
        expect(rows).toHaveLength(1);
      }
    });
  });

  it('of an owner who is demoted at this moment gives nothing any more', async () => {
    await setRole(signedIn('owner'), ids.admin, 'owner');

    const [demotion, promotion] = await Promise.all([
      setRole(signedIn('owner'), ids.admin, 'viewer'),
      setRole(signedIn('admin'), ids.viewer, 'owner'),
    ]);

    expect(demotion.status).toBe(200);
    // Either it came first, or the admin was an owner no longer.
    expect((await roleOf(ids.viewer)) === 'owner').toBe(promotion.status === 200);
    expect([200, 403]).toContain(promotion.status);
  });

  describe('of somebody whom rules and teams name', () => {
    let policyId: string;
    const names = (rule: string, userIds: string[]) =>
      api.pool.query(
        `INSERT INTO escalation_rule_targets (rule_id, project_id, user_id, position)
         SELECT $1, $2, userid, n FROM unnest($3::uuid[]) WITH ORDINALITY AS u (userid, n)`,
        [rule, projectId, userIds],
      );
    const addRule = (position: number) =>
      api.insert(
        'INSERT INTO escalation_rules (project_id, policy_id, position) VALUES ($1, $2, $3)',
        [projectId, policyId, position],
      );

    beforeEach(async () => {
      policyId = await api.addPolicy(projectId, 'Support');
      await names(await addRule(1), [ids.responder]);
      await names(await addRule(2), [ids.responder, ids.viewer]);
      await api.pool.query('DELETE FROM phones');
      await api.addPhone(ids.responder, '+12025550111');
      const team = await api.insert('INSERT INTO teams (project_id, name) VALUES ($1, $2)', [
        projectId,
        'Network',
      ]);
      await api.pool.query(
        'INSERT INTO team_members (team_id, project_id, user_id, position) VALUES ($1, $2, $3, 1)',
        [team, projectId, ids.responder],
      );
    });

    it('tells first what a removal leaves uncovered', async () => {
      const { body } = await signedIn('viewer')<MemberRemovalDto>(
        'GET',
        routes.memberRemoval(projectId, ids.responder),
      );

      expect(body).toEqual({
        rules: ['Rule 1 of Support rings responder.', 'Rule 2 of Support rings responder.'],
        emptyRules: ['Rule 1 of Support would ring nobody: calls pass over it at once.'],
        unreachablePolicies: [
          'Support could ring nobody: callers would hear that no one is available.',
        ],
        teams: ['responder is in the team Network.'],
        schedules: [],
        emptyLayers: [],
      });
    });

    it('takes a removed member off every rule and team, and keeps the account', async () => {
      const { status } = await signedIn('admin')('DELETE', routes.member(projectId, ids.responder));

      expect(status).toBe(204);
      for (const table of ['members', 'escalation_rule_targets', 'team_members']) {
        const { rows } = await api.pool.query(
          `SELECT FROM ${table} WHERE project_id = $1 AND user_id = $2`,
          [projectId, ids.responder],
        );
        expect(rows, table).toEqual([]);
      }
      const rules = await signedIn('viewer')<{ items: { targets: unknown[] }[] }>(
        'GET',
        routes.rules(projectId, policyId),
      );
      expect(rules.body.items.map(({ targets }) => targets.length)).toEqual([0, 1]);
      expect((await signedIn('responder')('GET', routes.me())).status).toBe(200);
      expect((await signedIn('responder')('GET', routes.members(projectId))).status).toBe(404);
      expect(await entriesOf(ids.responder)).toMatchObject([
        {
          action: 'member.removed',
          actor_name: 'admin',
          before: {
            email: 'responder@example.com',
            role: 'responder',
            rules: ['Rule 1 of Support rings responder.', 'Rule 2 of Support rings responder.'],
            teams: ['responder is in the team Network.'],
            schedules: [],
            emptyLayers: [],
          },
          after: null,
        },
      ]);
    });

    it('lets anybody leave by themselves', async () => {
      expect((await signedIn('responder')('DELETE', routes.myProject(projectId))).status).toBe(204);

      expect(await roleOf(ids.responder)).toBeUndefined();
      expect(await entriesOf(ids.responder)).toMatchObject([
        { action: 'member.removed', actor_name: 'responder' },
      ]);
      expect((await signedIn('responder')('DELETE', routes.myProject(projectId))).status).toBe(404);
    });
  });
});
