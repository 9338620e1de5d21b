import { routes, type EscalationRulesDto, type PageDto, type PolicyDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

const nothing = 'version: 1\nteams: []\nschedules: []\npolicies: []\ncallers: []\n';

const hotline = `
version: 1
teams:
  - name: Platform
    members: [alice@example.com, BOB@example.com]
schedules:
  - name: Nights
    timeZone: Europe/Berlin
    layers:
      - name: Weekly
        kind: rotation
        members: [[alice@example.com], [bob@example.com]]
        start: 2026-01-05T09:00
        rotation: { unit: weeks, every: 1, handOffTime: 09:00, weekday: 1 }
policies:
  - slug: night-desk
    name: Night desk
    callers:
      - { list: block, pattern: '+1 900 *' }
    rules:
      - targets:
          - { kind: schedule, name: nights }
          - { kind: team, name: Platform }
      - escalateAfterSeconds: 60
        targets: [{ kind: user, name: alice@example.com }]
`;

describe('applying a project file', () => {
  let stage: ProjectFileStage;

  beforeAll(async () => {
    stage = await ProjectFileStage.open();
  });
  beforeEach(() => stage.beginProject());
  afterAll(() => stage.close());

  const policies = async () =>
    (await stage.as('admin')<PageDto<PolicyDto>>('GET', routes.policies(stage.projectId))).body
      .items;

  it.each(['yaml', 'json'] as const)(
    'makes of an exported, wiped project the very same again: %s',
    async (format) => {
      await stage.fill();
      const { text } = await stage.export(format);
      expect((await stage.plan(text, { prune: true })).body.changes).toEqual([]);

      const wiped = await stage.apply(nothing, { prune: true });
      expect(wiped.status, JSON.stringify(wiped.body)).toBe(200);
      expect((await stage.export()).text).toBe(nothing);
      const applied = await stage.apply(text);
      expect(applied.status, JSON.stringify(applied.body)).toBe(200);

      expect((await stage.export(format)).text).toBe(text);
    },
  );

  it('does what its plan said, and nothing when it is repeated', async () => {
    const planned = await stage.plan(hotline);
    expect(planned.body.changes.map(({ words }) => words)).toEqual([
      'Creates the team Platform.',
      'Creates the schedule Nights.',
      'Creates the policy night-desk.',
    ]);
    expect(await stage.auditActions()).toEqual([]);
    expect(await policies()).toEqual([]);

    const { planHash } = planned.body;
    expect((await stage.apply(hotline, { planHash })).body).toEqual(planned.body);
    const told = await stage.auditActions();
    expect(told).toEqual([
      'team.created',
      'schedule.created',
      'policy.created',
      'escalation-rule.created',
      'escalation-rule.created',
      'caller-entry.added',
    ]);

    const again = await stage.apply(hotline, { prune: true });
    expect(again.body.changes).toEqual([]);
    expect(await stage.auditActions()).toEqual(told);
    const [policy] = await policies();
    expect(policy?.version).toBe(1);
  });

  it('changes field by field, and keeps what is the same: ids, rules, layers', async () => {
    await stage.apply(hotline);
    const [policy] = await policies();
    const rulesUrl = routes.rules(stage.projectId, policy?.id ?? '');
    const rules = () => stage.as('admin')<EscalationRulesDto>('GET', rulesUrl);
    const before = await rules();

    const file = hotline
      .replace('name: Night desk', 'name: Late desk')
      .replace('escalateAfterSeconds: 60', 'escalateAfterSeconds: 90')
      .replace("'+1 900 *'", "'+1900*', note: Premium");
    const { body } = await stage.apply(file);

    expect(body.changes).toEqual([
      {
        act: 'change',
        kind: 'policy',
        name: 'night-desk',
        words: 'Changes the policy night-desk: name, callers, and rules.',
        fields: [
          { path: 'name', before: 'Night desk', after: 'Late desk' },
          { path: 'callers.0.note', before: '', after: 'Premium' },
          { path: 'rules.1.escalateAfterSeconds', before: 60, after: 90 },
        ],
      },
    ]);
    const after = await rules();
    expect(after.body.items.map(({ id }) => id)).toEqual(before.body.items.map(({ id }) => id));
    expect(after.body.items[0]).toEqual(before.body.items[0]);
    expect((await policies())[0]?.id).toBe(policy?.id);
    expect((await stage.auditActions()).slice(6)).toEqual([
      'policy.updated',
      'escalation-rule.updated',
      'caller-entry.removed',
      'caller-entry.added',
    ]);
  });

  it('deletes only when it is told to, and leaves alone what it does not speak of', async () => {
    await stage.fill();

    expect((await stage.plan(nothing)).body.changes).toEqual([]);
    const onlyLists = 'version: 1\ncallers: []\n';
    expect((await stage.plan(onlyLists, { prune: true })).body.changes).toMatchObject([
      { act: 'delete', kind: 'caller-entry', name: '+1900*' },
    ]);
    const noRules = 'version: 1\npolicies:\n  - { slug: night-desk, name: Night desk }\n';
    const { body } = await stage.plan(noRules, { prune: true });
    expect(body.changes).toHaveLength(1);
    expect(body.changes[0]?.fields.map(({ path }) => path)).toEqual([
      'callSmsConfig',
      'greetingMessage',
      'withheldCallers',
    ]);
    expect(
      (await stage.plan(nothing, { prune: true })).body.changes.map(({ words }) => words),
    ).toEqual([
      'Deletes the entry of the list for all policies +1900*.',
      'Deletes the policy night-desk.',
      'Deletes the schedule Nights.',
      'Deletes the team Platform.',
    ]);
  });

  it('does nothing at all when one step is not possible', async () => {
    await stage.fill();
    const told = await stage.auditActions();

    const { status, body } = await stage.apply(
      'version: 1\nteams: []\ncallers: [{ list: allow, pattern: "+4930*" }]\n',
      { prune: true },
    );

    expect(status).toBe(409);
    expect(body.detail).toContain('policies ring it: Night desk');
    expect(await stage.auditActions()).toEqual(told);
  });

  it('refuses a plan that is not the present one any more', async () => {
    const { body: plan } = await stage.plan(hotline);
    await stage.make(routes.teams(stage.projectId), { name: 'platform' });

    const { status, body } = await stage.apply(hotline, { planHash: plan.planHash });

    expect(status).toBe(409);
    expect(body.detail).toContain('The project has changed since this plan was made');
    expect(await policies()).toEqual([]);
  });

  it('makes everything once when two apply it at the same time', async () => {
    const answers = await Promise.all([stage.apply(hotline), stage.apply(hotline)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.changes.length).toSorted()).toEqual([0, 3]);
    expect(await policies()).toHaveLength(1);
  });

  it('lets whoever changes a policy at the same time come before or after', async () => {
    await stage.apply(hotline);
    const [policy] = await policies();
    const at = routes.policy(stage.projectId, policy?.id ?? '');
    const admin = stage.as('admin');

    for (let round = 0; round < 5; round += 1) {
      const file = hotline.replace('name: Night desk', `name: Desk ${String(round)}`);
      const answers = await Promise.all([
        stage.apply(file),
        admin('PATCH', at, { description: `Round ${String(round)}` }),
        admin('POST', routes.callerEntries(stage.projectId), {
          list: 'block',
          pattern: `+49${String(round)}*`,
        }),
        admin('POST', routes.policies(stage.projectId), { name: 'Other' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 201, 201]);
    }
  });

  it('holds for the next call: plans are compiled before it answers', async () => {
    await stage.apply(hotline);
    const [policy] = await policies();
    await stage.api.pool.query(
      "INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ('+12025550177', $1, $2)",
      [stage.projectId, policy?.id],
    );
    const file = hotline.replace(
      'name: Night desk',
      'name: Night desk\n    greetingMessage: Moin.',
    );

    await stage.apply(file);

    const route = stage.api.app.get(RoutingPlans).findRoute('+12025550177');
    expect(JSON.stringify(route)).toContain('Moin.');
  });
});
