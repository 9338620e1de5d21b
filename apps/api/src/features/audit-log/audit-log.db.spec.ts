import { randomUUID } from 'node:crypto';

import {
  routes,
  type AuditEntryDto,
  type EscalationRuleDto,
  type PageDto,
  type PolicyDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Page = PageDto<AuditEntryDto>;

const user = (id: string) => ({ kind: 'user', id });

describe('the audit log', () => {
  let api: TestApi;
  let dana: Awaited<ReturnType<TestApi['as']>>;
  let alex: Awaited<ReturnType<TestApi['as']>>;
  let ids: { dana: string; alex: string };
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
    ids = { dana: await api.addPerson('Dana'), alex: await api.addPerson('Alex') };
    dana = await api.as('Dana');
    alex = await api.as('Alex');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const create = async (name: string, ask = dana) =>
    (await ask<PolicyDto>('POST', routes.policies(projectId), { name })).body;
  const rename = (policy: PolicyDto, name: string, ask = dana) =>
    ask('PATCH', routes.policy(projectId, policy.id), { name });
  const read = async (query = '') => {
    const { status, body } = await dana<Page>('GET', `${routes.auditLog(projectId)}?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const told = ({ items }: Page) =>
    items.map(({ actor, action, target }) => `${actor.name} ${action} ${target.name}`);

  it('tells who changed what of a policy, when, from where, and how it was', async () => {
    const policy = await create('Desk');
    await rename(policy, 'Support', alex);
    await dana('DELETE', routes.policy(projectId, policy.id));

    const { items, nextCursor } = await read();

    expect(nextCursor).toBeNull();
    expect(items.map(({ action }) => action)).toEqual([
      'policy.deleted',
      'policy.updated',
      'policy.created',
    ]);
    const [deleted, updated, created] = items;
    expect(updated).toEqual({
      id: updated?.id,
      at: updated?.at,
      actor: { kind: 'person', id: ids.alex, name: 'Alex' },
      address: '127.0.0.1',
      action: 'policy.updated',
      target: { id: policy.id, name: 'Support' },
      before: { name: 'Desk' },
      after: { name: 'Support' },
    });
    expect(Math.abs(Date.now() - Date.parse(updated?.at ?? ''))).toBeLessThan(60_000);
    expect([created?.before, created?.after?.['name']]).toEqual([null, 'Desk']);
    expect([deleted?.before?.['name'], deleted?.after]).toEqual(['Support', null]);
  });

  it('tells of rules with people by name, and of orders by who is rung', async () => {
    const policy = await create('Desk');
    const url = routes.rules(projectId, policy.id);
    const add = async (...people: string[]) =>
      (await dana<EscalationRuleDto>('POST', url, { targets: people.map(user) })).body.id;
    const [first, second] = [await add(ids.alex), await add(ids.dana, ids.alex)];
    const at = routes.rule(projectId, policy.id, first);
    await dana('PATCH', at, { escalateAfterSeconds: 60, targets: [user(ids.dana)] });
    const ruleIds = [second, first];
    await dana('PUT', routes.ruleOrder(projectId, policy.id), { ruleIds });
    await dana('DELETE', at);

    const { items } = await read('action=escalation-rule.*&limit=3');

    const person = (id: string, name: string) => ({ kind: 'user', id, name });
    expect(items).toMatchObject([
      { action: 'escalation-rule.deleted', target: { id: first, name: 'rule 2 of Desk' } },
      {
        action: 'escalation-rule.reordered',
        target: { id: policy.id, name: 'Desk' },
        before: { rules: ['Dana', 'Dana and Alex'] },
        after: { rules: ['Dana and Alex', 'Dana'] },
      },
      {
        action: 'escalation-rule.updated',
        target: { id: first, name: 'rule 1 of Desk' },
        before: { escalateAfterSeconds: 30, targets: [person(ids.alex, 'Alex')] },
        after: { escalateAfterSeconds: 60, targets: [person(ids.dana, 'Dana')] },
      },
    ]);
  });

  it('keeps silent of what was refused', async () => {
    const policy = await create('Desk');
    await dana('POST', routes.policies(projectId), { name: '' });
    await dana(
      'POST',
      routes.policies(projectId),
      { name: 'Thief', callSmsConfigId: randomUUID() },
      undefined,
    );
    await dana('PATCH', routes.policy(projectId, policy.id), { name: 'Late' }, '"7"');
    await dana('POST', routes.rules(projectId, policy.id), {
      targets: [user(randomUUID())],
    });

    expect(told(await read())).toEqual(['Dana policy.created Desk']);
  });

  it('pages from the newest to the oldest while more is written', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await create(name);

    const first = await read('limit=2');
    await create('6');
    const second = await read(`limit=2&cursor=${String(first.nextCursor)}`);
    const third = await read(`limit=2&cursor=${String(second.nextCursor)}`);

    const names = [first, second, third].flatMap(({ items }) =>
      items.map(({ target }) => target.name),
    );
    expect(names).toEqual(['5', '4', '3', '2', '1']);
    expect(third.nextCursor).toBeNull();
  });

  it('is filtered by person, action, target, name and time', async () => {
    const desk = await create('Desk 50%');
    const night = await create('Night_line', alex);
    await rename(night, 'Nächte', alex);

    expect(told(await read(`actorId=${ids.dana}`))).toEqual(['Dana policy.created Desk 50%']);
    expect(told(await read('action=policy.updated'))).toEqual(['Alex policy.updated Nächte']);
    expect(await read('action=phone.*')).toEqual({ items: [], nextCursor: null });
    expect((await read(`targetId=${night.id}`)).items).toHaveLength(2);
    expect(told(await read('q=desk'))).toEqual(['Dana policy.created Desk 50%']);
    expect(told(await read(`q=${encodeURIComponent('NÄCH')}`))).toHaveLength(1);
    expect(told(await read(`q=${encodeURIComponent('%')}`))).toHaveLength(1);
    expect(told(await read('q=_'))).toEqual(['Alex policy.created Night_line']);

    const { at } = (await read(`targetId=${desk.id}`)).items[0] ?? { at: '' };
    const later = new Date(Date.parse(at) + 1).toISOString();
    expect(told(await read(`to=${later}`))).toEqual(['Dana policy.created Desk 50%']);
    expect((await read(`from=${later}`)).items).toHaveLength(2);
    expect((await read('to=2000-02-30T00:00:00%2B01:00')).items).toEqual([]);
    const combined = `actorId=${ids.alex}&action=policy.*&q=line&from=${at}`;
    expect(told(await read(combined))).toEqual(['Alex policy.created Night_line']);
  });

  it.each([
    ['actorId=x', 'actorId'],
    ['action=policy', 'action'],
    ['action=policy.%25', 'action'],
    ['targetId=a&targetId=b', 'targetId'],
    ['q=', 'q'],
    ['q=%07', 'q'],
    ['from=yesterday', 'from'],
    ['from=2026-01-01', 'from'],
    ['to=2026-01-01T25:00:00Z', 'to'],
    ['to=0000-01-01T00:00:00Z', 'to'],
    ['cursor=x', 'cursor'],
    ['limit=201', 'limit'],
    ['sort=at', 'sort'],
  ])('refuses the query %s', async (query, field) => {
    const answer = await dana<ProblemDto>('GET', `${routes.auditLog(projectId)}?${query}`);

    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.fieldErrors ?? {})).toEqual([field]);
  });

  it('shows a project nothing of another', async () => {
    await create('Ours');
    projectId = await api.addProject('Other');
    await api.pool.query("INSERT INTO members VALUES ($1, $2, 'owner')", [projectId, ids.dana]);
    await create('Theirs');

    expect(told(await read())).toEqual(['Dana policy.created Theirs']);
  });

  describe('as a file', () => {
    const download = async (query: string) => {
      const { cookies } = await api.app.inject({
        method: 'POST',
        url: routes.signIn(),
        headers: { origin: api.origin },
        payload: { email: 'dana@example.com', password: 'correct horse battery staple' },
      });
      return api.app.inject({
        method: 'GET',
        url: `${routes.auditLogExport(projectId)}?${query}`,
        headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
      });
    };

    it('is CSV that no spreadsheet runs', async () => {
      await create('=cmd|calc');
      await create('Desk');

      const answer = await download('format=csv&q=cmd');

      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="ringdown-audit-log-\d{4}-\d\d-\d\d\.csv"$/,
      );
      const lines = answer.body.split('\r\n');
      expect(lines).toHaveLength(3);
      expect(lines[1]).toContain(",'=cmd|calc,");
    });

    it('is one entry of the API a line, however many there are', async () => {
      await api.pool.query(
        `INSERT INTO audit_entries (project_id, actor_kind, actor_name, action, target_id, target_name)
         SELECT $1, 'system', 'Ringdown', 'policy.updated', n::text, 'Policy ' || n FROM generate_series(1, 1200) n`,
        [projectId],
      );

      const answer = await download('format=jsonl');

      expect(answer.headers['content-type']).toBe('application/jsonl');
      const lines = answer.body.trimEnd().split('\n');
      expect(lines).toHaveLength(1200);
      const { items } = await read('limit=1');
      expect(JSON.parse(lines[0] ?? '')).toEqual(items[0]);
      expect(new Set(lines).size).toBe(1200);
    });

    it('has a form', async () => {
      expect((await download('')).statusCode).toBe(400);
      expect((await download('format=xml')).statusCode).toBe(400);
      expect((await download('format=csv&limit=2')).statusCode).toBe(400);
    });
  });

  it('of an account is shown to its person alone', async () => {
    await alex('POST', routes.myPhones(), { number: '+12025550123' });
    await create('Desk', alex);
    await api.pool.query(
      `INSERT INTO audit_entries (actor_kind, actor_name, action, target_id, target_name)
       VALUES ('system', 'Ringdown', 'phone.deleted', $1, 'Alex')`,
      [ids.alex],
    );

    const query = '?action=phone.*';
    const own = await alex<Page>('GET', `${routes.myAuditLog()}${query}`);
    const other = await dana<Page>('GET', `${routes.myAuditLog()}${query}`);

    expect(told(own.body)).toEqual(['Ringdown phone.deleted Alex', 'Alex phone.added …0123']);
    expect(other.body.items).toEqual([]);
    expect(told(await read())).toEqual(['Alex policy.created Desk']);
  });
});
