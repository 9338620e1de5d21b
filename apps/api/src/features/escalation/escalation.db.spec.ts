import { randomUUID } from 'node:crypto';

import {
  mostRules,
  routes,
  type EscalationRuleDto,
  type EscalationRulesDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Rules = EscalationRulesDto;

const user = (id: string) => ({ kind: 'user', id });
const person = (named: { userId: string; name: string; phone: string | null }) => ({
  ...user(named.userId),
  name: named.name,
  people: [named],
  until: null,
  nextGap: null,
});

describe('escalation rules', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  let alice: string;
  let bob: string;
  let stranger: string;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    stranger = await api.addPerson('Stranger');
    await api.addPhone(alice, '+12025550110', { verified: false, position: 0 });
    await api.addPhone(alice, '+12025550112', { position: 2 });
    await api.addPhone(alice, '+12025550111', { position: 1 });
    await api.addPhone(bob, '+12025550113', { verified: false });
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    policyId = await api.addPolicy(projectId);
    url = routes.rules(projectId, policyId);
  });
  afterAll(() => api.stop());

  const add = async (people: string[], escalateAfterSeconds?: number) => {
    const fields = {
      targets: people.map(user),
      ...(escalateAfterSeconds && { escalateAfterSeconds }),
    };
    return (await ask<EscalationRuleDto>('POST', url, fields)).body;
  };
  const list = async () => (await ask<Rules>('GET', url)).body.items;
  const order = async () => (await list()).map(({ id }) => id);
  const reorder = (ruleIds: string[]) =>
    ask<Rules & ProblemDto>('PUT', routes.ruleOrder(projectId, policyId), { ruleIds });

  it('adds rules behind the last one, and tells which phone would ring', async () => {
    const first = await ask<EscalationRuleDto>('POST', url, { targets: [user(bob), user(alice)] });
    const second = await add([alice], 5);

    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.any(String) as string,
      order: 1,
      escalateAfterSeconds: 30,
      ringMode: 'one-by-one',
      targets: [
        person({ userId: bob, name: 'Bob', phone: null }),
        person({ userId: alice, name: 'Alice', phone: '+12025550111' }),
      ],
      version: 1,
    });
    expect(second).toMatchObject({ order: 2, escalateAfterSeconds: 5 });
    expect(await list()).toEqual([first.body, second]);
  });

  it('changes what is given', async () => {
    const rule = await add([alice, bob]);
    const at = routes.rule(projectId, policyId, rule.id);

    const seconds = await ask<EscalationRuleDto>('PATCH', at, { escalateAfterSeconds: 600 });
    expect(seconds.body).toEqual(Object.assign(rule, { escalateAfterSeconds: 600, version: 2 }));

    const users = await ask<EscalationRuleDto>('PATCH', at, { targets: [user(bob), user(alice)] });
    expect(users.body.targets.map(({ id }) => id)).toEqual([bob, alice]);

    const nothing = await ask<EscalationRuleDto>('PATCH', at, {});
    expect(nothing.status).toBe(200);
    expect(nothing.body).toEqual(users.body);
  });

  it('closes the gap that a deleted rule leaves', async () => {
    const [first, second, third] = [await add([alice]), await add([bob]), await add([alice])];

    const { status } = await ask('DELETE', routes.rule(projectId, policyId, second.id));

    expect(status).toBe(204);
    expect((await list()).map((rule) => [rule.id, rule.order])).toEqual([
      [first.id, 1],
      [third.id, 2],
    ]);
  });

  it('takes a new order of all rules, each exactly once', async () => {
    const [a, b, c] = [(await add([alice])).id, (await add([bob])).id, (await add([alice])).id];

    const { status, body } = await reorder([c, a, b.toUpperCase()]);
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual([c, a, b]);

    for (const wrong of [
      [c, a],
      [c, a, b, b],
      [c, a, randomUUID()],
      [c, a, b, randomUUID()],
      ['x', a, b],
    ]) {
      const refused = await reorder(wrong);
      expect(refused.status).toBe(400);
      expect(Object.keys(refused.body.fieldErrors ?? {})).toEqual(['ruleIds']);
    }
    expect(await order()).toEqual([c, a, b]);
  });

  it('ends in one of the two orders when two are asked for at once', async () => {
    const rules: string[] = [];
    for (let number = 0; number < 8; number += 1) rules.push((await add([alice])).id);
    const backwards = rules.toReversed();

    for (let time = 0; time < 10; time += 1) {
      const answers = await Promise.all([reorder(rules), reorder(backwards)]);

      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect([rules, backwards]).toContainEqual(await order());
    }
  });

  it('numbers rules without gaps when they are added, deleted and reordered at once', async () => {
    const rules: string[] = [];
    for (let number = 0; number < 4; number += 1) rules.push((await add([alice])).id);

    const answers = await Promise.all([
      ask('POST', url, { targets: [user(bob)] }),
      ask('DELETE', routes.rule(projectId, policyId, rules[1] ?? '')),
      ask('POST', url, { targets: [user(alice)] }),
      ask('DELETE', routes.rule(projectId, policyId, rules[0] ?? '')),
      reorder(rules),
    ]);

    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([201, 204, 201, 204]);
    expect([200, 400]).toContain(answers[4].status);
    expect((await list()).map((rule) => rule.order)).toEqual([1, 2, 3, 4]);
  });

  describe('two admins at once', () => {
    const tagOfList = async () => (await ask('GET', url)).headers['etag'];

    it('cannot overwrite each other’s edit of a rule: exactly one is taken', async () => {
      for (let round = 0; round < 5; round += 1) {
        const rule = await add([alice], 30);
        const at = routes.rule(projectId, policyId, rule.id);

        const answers = await Promise.all([
          ask('PATCH', at, { escalateAfterSeconds: 60 }, '"1"'),
          ask('PATCH', at, { targets: [user(bob)] }, '"1"'),
          ask('DELETE', at, undefined, '"1"'),
        ]);

        const taken = answers.filter(({ status }) => status < 300);
        expect(taken).toHaveLength(1);
        expect([404, 412]).toContain(answers.find(({ status }) => status >= 300)?.status);
      }
    });

    it('cannot reorder rules that were added, edited, deleted or moved meanwhile', async () => {
      const [a, b] = [(await add([alice])).id, (await add([bob])).id];
      const others: (() => Promise<unknown>)[] = [
        () => reorder([b, a]),
        () => ask('PATCH', routes.rule(projectId, policyId, a), { escalateAfterSeconds: 77 }),
        async () => ask('DELETE', routes.rule(projectId, policyId, (await add([bob])).id)),
      ];
      for (const other of others) {
        const seen = await tagOfList();
        await other();

        const outdated = await ask<ProblemDto>(
          'PUT',
          routes.ruleOrder(projectId, policyId),
          { ruleIds: [a, b] },
          seen,
        );
        expect(outdated.body.code).toBe('changed-meanwhile');
      }
      const renewed = await ask<Rules>(
        'PUT',
        routes.ruleOrder(projectId, policyId),
        { ruleIds: [a, b] },
        await tagOfList(),
      );
      expect(renewed.status).toBe(200);
      expect(renewed.headers['etag']).toBe(await tagOfList());
    });

    it('of whom one moves a rule and one edits it are both heard', async () => {
      const [a, b] = [await add([alice]), await add([bob])];

      await reorder([b.id, a.id]);
      const edited = await ask<EscalationRuleDto>(
        'PATCH',
        routes.rule(projectId, policyId, a.id),
        { escalateAfterSeconds: 60 },
        '"1"',
      );

      expect(edited.body).toMatchObject({ order: 2, escalateAfterSeconds: 60, version: 2 });
    });

    it('leave the version alone when they change nothing', async () => {
      const { id } = await add([alice, bob], 30);
      const before = await tagOfList();

      await ask('PATCH', routes.rule(projectId, policyId, id), {
        escalateAfterSeconds: 30,
        targets: [user(alice), user(bob)],
      });
      await reorder([id]);

      expect(await tagOfList()).toBe(before);
    });
  });

  it('finds an end when people leave while rules begin to name them', async () => {
    for (let round = 0; round < 10; round += 1) {
      const leaving = await api.addPerson(`Leaving ${String(round)} ${policyId}`, {
        projectId,
        role: 'responder',
      });
      await add([leaving, alice]);

      const [added] = await Promise.all([
        ask('POST', url, { targets: [user(alice), user(leaving)] }),
        api.pool.query('DELETE FROM members WHERE user_id = $1', [leaving]),
      ]);
      expect([201, 400]).toContain(added.status);
    }
  });

  it('refuses what is not of the project, and keeps nothing of such a rule', async () => {
    const rule = await add([alice]);
    const at = routes.rule(projectId, policyId, rule.id);

    for (const [targets, field] of [
      [[user(stranger)], 'targets.0.id'],
      [[user(alice), user(randomUUID())], 'targets.1.id'],
      [[{ kind: 'team', id: alice }], 'targets.0.id'],
      [[{ kind: 'schedule', id: randomUUID() }], 'targets.0.id'],
      [[user('x')], 'targets.0.id'],
      [[{ kind: 'pager', id: alice }], 'targets.0.kind'],
      [[{ ...user(alice), phone: '+12025550111' }], 'targets.0.phone'],
      [[], 'targets'],
      [[user(alice), user(alice)], 'targets'],
      [[user(alice), user(alice.toUpperCase())], 'targets'],
      [Array.from({ length: 51 }, () => user(randomUUID())), 'targets'],
      [null, 'targets'],
      [[null], 'targets,targets.0'],
      [alice, 'targets'],
    ] as const) {
      const created = await ask<ProblemDto>('POST', url, { targets });
      const changed = await ask<ProblemDto>('PATCH', at, { targets, escalateAfterSeconds: 60 });
      for (const { status, body } of [created, changed]) {
        expect(status).toBe(400);
        expect(Object.keys(body.fieldErrors ?? {}).join()).toBe(field);
      }
    }
    expect(await list()).toEqual([rule]);
  });

  it.each([4, 601, 30.5, '30', null])('refuses to escalate after %j seconds', async (seconds) => {
    const { status, body } = await ask<ProblemDto>('POST', url, {
      targets: [user(alice)],
      escalateAfterSeconds: seconds,
    });

    expect(status).toBe(400);
    expect(body.fieldErrors).toEqual({
      escalateAfterSeconds: ['Escalate after 5 to 600 seconds.'],
    });
  });

  it('does not reach rules through another policy or project', async () => {
    const rule = await add([alice]);
    const sibling = await api.addPolicy(projectId, 'Sibling');
    const otherProject = await api.addProject('Other');
    const foreign = await api.addPolicy(otherProject, 'Theirs');

    for (const policy of [sibling, foreign, randomUUID()]) {
      const at = routes.rule(projectId, policy, rule.id);
      expect((await ask('PATCH', at, { escalateAfterSeconds: 60 })).status).toBe(404);
      expect((await ask('DELETE', at)).status).toBe(404);
    }
    expect((await ask('GET', routes.rules(projectId, foreign))).status).toBe(404);
    expect(
      (await ask('POST', routes.rules(projectId, foreign), { targets: [user(alice)] })).status,
    ).toBe(404);
    expect((await ask('PUT', routes.ruleOrder(projectId, foreign), { ruleIds: [] })).status).toBe(
      404,
    );
    const borrowed = await ask<ProblemDto>('PUT', routes.ruleOrder(projectId, sibling), {
      ruleIds: [rule.id],
    });
    expect(borrowed.status).toBe(400);
    expect(await list()).toEqual([rule]);
  });

  it('lets a policy have no more rules than calls can use', async () => {
    await api.pool.query(
      'INSERT INTO escalation_rules (project_id, policy_id, position) SELECT $1, $2, generate_series(1, $3)',
      [projectId, policyId, mostRules],
    );

    const { status, body } = await ask<ProblemDto>('POST', url, { targets: [user(alice)] });

    expect(status).toBe(409);
    expect(body.detail).toBe('A policy has at most 50 rules.');
  });
});
