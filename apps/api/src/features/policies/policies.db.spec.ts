import { randomUUID } from 'node:crypto';

import {
  policyDefaults,
  routes,
  type CallerEntryDto,
  type EscalationRulesDto,
  type MeDto,
  type PageDto,
  type PolicyDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SecretBox } from '../../platform/secrets/secret-box.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('policies', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    url = routes.policies(projectId);
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const create = async (fields: object) => (await ask<PolicyDto>('POST', url, fields)).body;
  const addConfig = (project: string) => {
    const id = randomUUID();
    return api.insert(
      "INSERT INTO call_sms_configs (id, project_id, name, account_sid, auth_token_sealed) VALUES ($1::uuid, $2, 'Ours', $1::text, $3)",
      [id, project, api.app.get(SecretBox).seal('token', id)],
    );
  };

  it('creates a policy that needs no more than a name', async () => {
    const { status, body } = await ask<PolicyDto>('POST', url, { name: ' Night desk ' });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Night desk',
      description: '',
      enabled: true,
      callSmsConfigId: null,
      routingNumbers: [],
      greetingMessage: policyDefaults.greetingMessage,
      noAnswerMessage: policyDefaults.noAnswerMessage,
      noOneAvailableMessage: policyDefaults.noOneAvailableMessage,
      repeatIfNoOneAnswers: false,
      repeatTimes: 1,
      ruleCount: 0,
      lastCallAt: null,
      version: 1,
    });
    expect((await ask('GET', routes.policy(projectId, body.id))).body).toEqual(body);
  });

  it('changes the fields that are given and leaves the others alone', async () => {
    const config = await addConfig(projectId);
    const policy = await create({ name: 'Desk', description: 'Old', callSmsConfigId: config });
    const at = routes.policy(projectId, policy.id);

    const changed = await ask<PolicyDto>('PATCH', at, { description: 'New', enabled: false });
    expect(changed.status).toBe(200);
    const { updatedAt } = changed.body;
    expect(Date.parse(updatedAt)).toBeGreaterThan(Date.parse(policy.updatedAt));
    expect(changed.body).toEqual(
      Object.assign(policy, { description: 'New', enabled: false, version: 2, updatedAt }),
    );

    const unset = await ask<PolicyDto>('PATCH', at, { callSmsConfigId: null });
    expect(unset.body.callSmsConfigId).toBeNull();
  });

  it.each([
    ['is empty', {}],
    ['sets what is set already', { name: 'Desk', enabled: true, callSmsConfigId: null }],
  ])('leaves everything alone, and the routing version too, when a change %s', async (_, dto) => {
    const policy = await create({ name: 'Desk' });
    const version = () => api.pool.query('SELECT version FROM routing_version');
    const before = await version();

    const { status, body } = await ask('PATCH', routes.policy(projectId, policy.id), dto);

    expect(status).toBe(200);
    expect(body).toEqual(policy);
    expect((await version()).rows).toEqual(before.rows);
  });

  it('duplicates a policy with its rules and lists, but without its numbers', async () => {
    const dana = (await ask<MeDto>('GET', routes.me())).body.id;
    const policy = await create({
      name: 'Desk',
      greetingMessage: 'Hi.',
      voice: 'Polly.Amy-Neural',
    });
    const made = async (at: string, body: object) =>
      (await ask<{ id: string }>('POST', at, body)).body;
    const team = await made(routes.teams(projectId), { name: 'Platform', userIds: [dana] });
    for (const [seconds, kind, id] of [
      [45, 'team', team.id],
      [60, 'user', dana],
    ] as const) {
      const rule = { escalateAfterSeconds: seconds, targets: [{ kind, id }] };
      await made(routes.rules(projectId, policy.id), rule);
    }
    const entry = { list: 'block', pattern: '+1900*', policyId: policy.id };
    await made(routes.callerEntries(projectId), entry);
    await api.pool.query(
      "INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ('+12025550198', $1, $2)",
      [projectId, policy.id],
    );

    const { status, body: copy } = await ask<PolicyDto>(
      'POST',
      routes.policyDuplicate(projectId, policy.id),
    );

    expect(status).toBe(201);
    expect(copy).toMatchObject({
      name: 'Copy of Desk',
      greetingMessage: 'Hi.',
      voice: 'Polly.Amy-Neural',
      routingNumbers: [],
      ruleCount: 2,
      version: 1,
    });
    const rules = await ask<EscalationRulesDto>('GET', routes.rules(projectId, copy.id));
    expect(rules.body.items).toMatchObject([
      { order: 1, escalateAfterSeconds: 45, targets: [{ kind: 'team', id: team.id }] },
      { order: 2, escalateAfterSeconds: 60, targets: [{ kind: 'user', id: dana }] },
    ]);
    const lists = await ask<PageDto<CallerEntryDto>>(
      'GET',
      `${routes.callerEntries(projectId)}?policyId=${copy.id}`,
    );
    expect(lists.body.items).toMatchObject([{ list: 'block', pattern: '+1900*' }]);
    const ghost = routes.policyDuplicate(projectId, randomUUID());
    expect((await ask('POST', ghost)).status).toBe(404);
  });

  it('deletes a policy with all that belongs to it', async () => {
    const policy = await create({ name: 'Desk' });
    await api.pool.query(
      "INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ('+12025550199', $1, $2)",
      [projectId, policy.id],
    );
    const at = routes.policy(projectId, policy.id);

    expect((await ask('DELETE', at)).status).toBe(204);
    expect((await ask('DELETE', at)).status).toBe(404);
    expect((await ask('GET', at)).status).toBe(404);
    expect((await ask('PATCH', at, { name: 'Ghost' })).status).toBe(404);
    const numbers = await api.pool.query('SELECT FROM routing_numbers WHERE policy_id = $1', [
      policy.id,
    ]);
    expect(numbers.rowCount).toBe(0);
  });

  describe('two admins at once', () => {
    const edit = (policy: PolicyDto, fields: object, ifMatch?: unknown) =>
      ask<PolicyDto & ProblemDto>('PATCH', routes.policy(projectId, policy.id), fields, ifMatch);

    it('cannot overwrite each other unknowingly: exactly one edit of a version is taken', async () => {
      for (let round = 0; round < 5; round += 1) {
        const policy = await create({ name: 'Desk' });
        const { headers } = await ask('GET', routes.policy(projectId, policy.id));
        expect(headers['etag']).toBe('"1"');

        const answers = await Promise.all(
          ['A', 'B', 'C'].map((name) => edit(policy, { name }, headers['etag'])),
        );

        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
        const [taken] = answers.filter(({ status }) => status === 200);
        const present = await ask<PolicyDto>('GET', routes.policy(projectId, policy.id));
        expect(present.body).toEqual(taken?.body);
        expect(present.headers['etag']).toBe('"2"');
      }
    });

    it('are told, and may save after a look at the new state', async () => {
      const policy = await create({ name: 'Desk' });
      const first = await edit(policy, { name: 'Mine' }, '"1"');
      expect(first.headers['etag']).toBe('"2"');

      const outdated = await edit(policy, { name: 'Theirs' }, '"1"');
      expect(outdated.status).toBe(412);
      expect(outdated.body.code).toBe('changed-meanwhile');
      expect((await edit(policy, {}, '"1"')).status).toBe(412);

      expect((await edit(policy, { name: 'Theirs' }, '"2"')).body.name).toBe('Theirs');
    });

    it('cannot delete what they have not seen, and cannot edit what is gone', async () => {
      const policy = await create({ name: 'Desk' });
      const at = routes.policy(projectId, policy.id);
      await edit(policy, { name: 'Newer' });

      expect((await ask('DELETE', at, undefined, '"1"')).status).toBe(412);

      const [deleted, edited] = await Promise.all([
        ask('DELETE', at, undefined, '"2"'),
        edit(policy, { name: 'Newest' }, '"2"'),
      ]);
      expect(['204 404', '412 200']).toContain(`${deleted.status} ${edited.status}`);
    });

    it('may say that they overwrite whatever is there', async () => {
      const policy = await create({ name: 'Desk' });
      await edit(policy, { name: 'Newer' });

      expect((await edit(policy, { name: 'Script' })).body.version).toBe(3);
      expect((await edit(policy, { name: 'Star' }, '*')).body.version).toBe(4);
      expect((await edit(policy, { name: 'Bad' }, 'W/"4"')).status).toBe(400);
    });
  });

  it('names every field that is wrong or unknown', async () => {
    const { status, body } = await ask<ProblemDto>('POST', url, {
      name: 'a\u0001b',
      greetingMessage: '\u0007',
      repeatTimes: 11,
      enabled: null,
      projectId: randomUUID(),
    });

    expect(status).toBe(400);
    expect(body.code).toBe('invalid-request');
    expect(Object.keys(body.fieldErrors ?? {}).toSorted()).toEqual([
      'enabled',
      'greetingMessage',
      'name',
      'projectId',
      'repeatTimes',
    ]);
  });

  it('takes whatever letters people write', async () => {
    const name = "Ночь 🌙 O'Brien; DROP TABLE users -- %$1";

    const policy = await create({ name });

    expect(policy.name).toBe(name);
  });

  it('refuses a call/SMS config of another project, and one that does not exist', async () => {
    const foreign = await addConfig(await api.addProject('Other'));
    const policy = await create({ name: 'Desk' });

    for (const callSmsConfigId of [foreign, randomUUID()]) {
      const created = await ask<ProblemDto>('POST', url, { name: 'Thief', callSmsConfigId });
      const changed = await ask<ProblemDto>('PATCH', routes.policy(projectId, policy.id), {
        callSmsConfigId,
      });
      for (const { status, body } of [created, changed]) {
        expect(status).toBe(400);
        expect(Object.keys(body.fieldErrors ?? {})).toEqual(['callSmsConfigId']);
      }
    }
  });

  it('does not reach a policy of another project', async () => {
    const policyId = await api.addPolicy(await api.addProject('Other'), 'Theirs');
    const at = routes.policy(projectId, policyId);

    expect((await ask('GET', at)).status).toBe(404);
    expect((await ask('PATCH', at, { name: 'Ours' })).status).toBe(404);
    expect((await ask('DELETE', at)).status).toBe(404);
    const { rows } = await api.pool.query('SELECT name FROM incoming_call_policies WHERE id = $1', [
      policyId,
    ]);
    expect(rows).toEqual([{ name: 'Theirs' }]);
  });

  it('pages by name without losing or repeating any, though names are equal and policies are added meanwhile', async () => {
    for (const name of ['B', 'A', 'C', 'B', 'B', 'D', 'ß', 'é'])
      await api.addPolicy(projectId, name);
    const { rows } = await api.pool.query<{ id: string }>(
      'SELECT id FROM incoming_call_policies WHERE project_id = $1 ORDER BY name, id',
      [projectId],
    );

    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const page = await ask<PageDto<PolicyDto>>('GET', `${url}?limit=2${cursor}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map(({ id }) => id));
      if (page.body.nextCursor === null) break;
      cursor = `&cursor=${page.body.nextCursor}`;
      // Sorts before everything that has been read.
      if (seen.length === 2) await api.addPolicy(projectId, '0');
    }

    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  describe('sorted and filtered', () => {
    const namesOf = async (query: string, limit: number) => {
      const names: string[] = [];
      let cursor = '';
      do {
        const { body } = await ask<PageDto<PolicyDto>>(
          'GET',
          `${url}?limit=${String(limit)}&${query}${cursor}`,
        );
        names.push(...body.items.map(({ name }) => name));
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      return names;
    };
    const called = async (name: string, at: string | undefined) => {
      const id = await api.addPolicy(projectId, name);
      if (at === undefined) return;
      await api.pool.query(
        `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, started_at)
         VALUES (gen_random_uuid(), $1, $2, 'AC', gen_random_uuid()::text, $3)`,
        [projectId, id, at],
      );
    };
    beforeEach(async () => {
      await called('Alpha', undefined);
      await called('Beta', '2026-01-01T00:00:00.000002Z');
      await called('Gamma', '2026-01-01T00:00:00.000001Z');
      await called('Delta', undefined);
      await called('Epsilon', '2026-01-01T00:00:00.000001Z');
      await api.pool.query(
        "UPDATE incoming_call_policies SET enabled = false WHERE name IN ('Alpha', 'Beta')",
      );
    });

    it.each([
      ['sort=name', ['Alpha', 'Beta', 'Delta', 'Epsilon', 'Gamma']],
      ['sort=-name', ['Gamma', 'Epsilon', 'Delta', 'Beta', 'Alpha']],
      ['q=ALPHA', ['Alpha']],
      ['q=ta&enabled=true', ['Delta']],
      ['enabled=false&sort=-name', ['Beta', 'Alpha']],
      ['q=%25', []],
    ])('lists with %s, whatever the length of a page', async (query, names) => {
      for (const limit of [1, 2, 5]) expect(await namesOf(query, limit)).toEqual(names);
    });

    it('puts what was never called behind all others, or before them the other way round', async () => {
      for (const limit of [1, 2, 5]) {
        const newest = await namesOf('sort=-lastCallAt', limit);

        expect(newest[0]).toBe('Beta');
        expect(newest.slice(1, 3).toSorted()).toEqual(['Epsilon', 'Gamma']);
        expect(newest.slice(3).toSorted()).toEqual(['Alpha', 'Delta']);
        expect(await namesOf('sort=lastCallAt', limit)).toEqual(newest.toReversed());
      }
    });

    it('takes a cursor up only in the order that it came from', async () => {
      const first = await ask<PageDto<PolicyDto>>('GET', `${url}?limit=1&sort=-name`);
      const cursor = String(first.body.nextCursor);

      for (const sort of ['', '&sort=name', '&sort=-lastCallAt']) {
        const { status } = await ask('GET', `${url}?cursor=${cursor}${sort}`);
        expect(status, sort).toBe(400);
      }
    });
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=x',
    'cursor=a&cursor=b',
    'sort=id',
    'sort=--name',
    'sort=name&sort=name',
    'q=',
    'q=%07',
    'enabled=yes',
    'enabled=true&enabled=false',
  ])('refuses the query %s', async (query) => {
    const { status, body } = await ask<ProblemDto>('GET', `${url}?${query}`);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toHaveLength(1);
  });
});
