import {
  routes,
  type ApiKeyDto,
  type CreateApiKeyDto,
  type CreatedApiKeyDto,
  type InvitationDto,
  type PageDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { storedLines } from '../../testing/stored-lines.js';
import { startTestApi, type TestApi, type Verb } from '../../testing/test-api.js';

describe('API keys', () => {
  const clock = new VirtualClock();
  const log: string[] = [];
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi({}, { write: (line) => log.push(line) }, new SimulatedClock(clock));
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    url = routes.apiKeys(projectId);
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const create = async (fields: Partial<CreateApiKeyDto> = {}) => {
    const { body } = await ask<CreatedApiKeyDto>('POST', url, {
      name: 'Terraform',
      scopes: ['write'],
      ...fields,
    });
    return body;
  };
  const withKey = async (key: string, verb: Verb, path: string, payload?: object) => {
    const answer = await api.app.inject({
      method: verb,
      url: path,
      headers: { authorization: `Bearer ${key}` },
      ...(payload === undefined ? {} : { payload }),
    });
    const { code, detail } = answer.json<Partial<ProblemDto>>();
    return { status: answer.statusCode, headers: answer.headers, code, detail };
  };
  const listed = async () => (await ask<PageDto<ApiKeyDto>>('GET', url)).body.items;
  const day = 86_400_000;

  it('shows a new key once, and afterwards only how it begins', async () => {
    const { key, ...created } = await create({ scopes: ['policies:write', 'calls:read'] });

    expect(key).toMatch(/^rd_[0-9a-f]{64}$/);
    expect(created).toMatchObject({
      name: 'Terraform',
      prefix: key.slice(0, 11),
      scopes: ['policies:write', 'calls:read'],
      state: 'active',
      createdBy: 'Dana',
      createdAt: clock.now().toISOString(),
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
      lastUsedFrom: null,
    });
    expect(await listed()).toEqual([created]);
  });

  it('neither stores nor logs a key', async () => {
    const { key } = await create();
    await withKey(key, 'GET', routes.policies(projectId));
    await withKey(`${key}0`, 'GET', routes.policies(projectId));
    await withKey(key, 'GET', `${routes.policies(projectId)}?limit=none`);

    const secret = key.slice(11);
    expect((await storedLines(api.pool)).filter((line) => line.includes(secret))).toEqual([]);
    expect(log.filter((line) => line.includes(secret))).toEqual([]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope twice', { scopes: ['read', 'read'] }, 'scopes'],
    ['an unknown scope', { scopes: ['everything'] }, 'scopes'],
    ['keys that manage keys', { scopes: ['api-keys:write'] }, 'scopes'],
    ['more than an admin may', { scopes: ['project:write'] }, 'scopes'],
    ['one scope in place of a list', { scopes: 'read' }, 'scopes'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an end that is no time', { expiresAt: 'tomorrow' }, 'expiresAt'],
    ['an end at an hour that there is not', { expiresAt: '2099-01-01T23:59:60Z' }, 'expiresAt'],
  ])('refuses %s', async (_title, fields, field) => {
    const { status, body } = await ask<ProblemDto>('POST', url, {
      name: 'Key',
      scopes: ['read'],
      ...fields,
    });

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });

  it('lists the newest first, page by page', async () => {
    for (const name of ['One', 'Two', 'Three']) {
      await create({ name });
      await clock.advance('1s');
    }

    const first = await ask<PageDto<ApiKeyDto>>('GET', `${url}?limit=2`);
    const second = await ask<PageDto<ApiKeyDto>>(
      'GET',
      `${url}?limit=2&cursor=${first.body.nextCursor ?? ''}`,
    );

    expect(first.body.items.map(({ name }) => name)).toEqual(['Three', 'Two']);
    expect(second.body).toMatchObject({ items: [{ name: 'One' }], nextCursor: null });
  });

  it('lets no key that changes policies buy numbers or give them back: these cost money', async () => {
    const policyId = await api.addPolicy(projectId, 'Paid');
    const writer = await create({ scopes: ['policies:write'] });
    const number = '+12025550100';

    for (const [method, url, body] of [
      ['POST', routes.numberPurchases(projectId, policyId), { number }],
      ['POST', routes.phoneNumbers(projectId, policyId), { number }],
      ['POST', routes.phoneNumberTakeOver(projectId, policyId, number), undefined],
      ['POST', routes.phoneNumberGiveBack(projectId, policyId, number), { number }],
      ['DELETE', routes.phoneNumber(projectId, policyId, number), undefined],
    ] as const) {
      expect(await withKey(writer.key, method, url, body), url).toMatchObject({
        status: 403,
        detail: 'This API key lacks the scope routing-numbers:write.',
      });
    }
  });

  it('lets a key do what its scopes say', async () => {
    const policies = routes.policies(projectId);
    const reader = await create({ scopes: ['policies:read'] });
    const writer = await create({ scopes: ['policies:write'] });
    const all = await create({ scopes: ['read'] });

    expect(await withKey(reader.key, 'GET', policies)).toMatchObject({ status: 200 });
    expect(await withKey(reader.key, 'POST', policies, { name: 'A' })).toMatchObject({
      status: 403,
      detail: 'This API key lacks the scope policies:write.',
    });
    expect(await withKey(writer.key, 'POST', policies, { name: 'B' })).toMatchObject({
      status: 201,
    });
    expect(await withKey(writer.key, 'GET', policies)).toMatchObject({ status: 200 });
    expect(await withKey(writer.key, 'GET', routes.members(projectId))).toMatchObject({
      status: 403,
      detail: 'This API key lacks the scope members:read.',
    });
    expect(await withKey(all.key, 'GET', routes.callSmsConfigs(projectId))).toMatchObject({
      status: 200,
    });
    expect(await withKey(all.key, 'POST', policies, { name: 'C' })).toMatchObject({ status: 403 });
  });

  it('never lets a key manage keys, or act as a person', async () => {
    const { key, id } = await create({ scopes: ['write'] });

    for (const answer of [
      await withKey(key, 'GET', url),
      await withKey(key, 'POST', url, { name: 'More', scopes: ['write'] }),
      await withKey(key, 'POST', routes.apiKeyRevocation(projectId, id)),
      await withKey(key, 'GET', routes.me()),
      await withKey(key, 'POST', routes.myPhones(), { number: '+12025550123' }),
    ]) {
      expect(answer).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect(await listed()).toHaveLength(1);
  });

  it('never lets a key make an owner or admin, in whom it would outlive its scopes and its end', async () => {
    const { key } = await create({ scopes: ['members:write'] });
    const invitations = routes.invitations(projectId);
    const invite = (email: string, role: string) =>
      withKey(key, 'POST', invitations, { email, role });
    const viewerId = await api.addPerson(`Viewer of ${projectId}`, { projectId, role: 'viewer' });
    const { body: sent } = await ask<InvitationDto>('POST', invitations, {
      email: 'admin@example.com',
      role: 'admin',
    });

    for (const answer of [
      await invite('a@example.com', 'admin'),
      await invite('o@example.com', 'owner'),
      await withKey(key, 'POST', routes.invitationResend(projectId, sent.id)),
      await withKey(key, 'PATCH', routes.member(projectId, viewerId), { role: 'admin' }),
    ]) {
      expect(answer).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect(await invite('r@example.com', 'responder')).toMatchObject({ status: 201 });
    expect(
      await withKey(key, 'PATCH', routes.member(projectId, viewerId), { role: 'responder' }),
    ).toMatchObject({ status: 200 });
  });

  it('tells a key of another project what strangers are told', async () => {
    const { key } = await create();
    const other = await api.addProject('Other');

    for (const id of [other, 'nonsense']) {
      const answer = await withKey(key, 'GET', routes.policies(id));
      expect(answer).toMatchObject({ status: 404, detail: 'There is no such project.' });
    }
  });

  it.each([
    ['is unknown', `rd_${'0'.repeat(64)}`],
    ['is cut short', 'rd_1234'],
    ['has another form', 'ghp_abcdef'],
    ['is empty', ''],
  ])('refuses a key that %s, and says no more', async (_title, key) => {
    const answer = await withKey(key, 'GET', routes.policies(projectId));

    expect(answer).toMatchObject({
      status: 401,
      code: 'api-key-refused',
      detail: 'There is no such API key.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it('takes a key from its header only', async () => {
    const { key } = await create();

    const answer = await api.app.inject({
      method: 'GET',
      url: `${routes.policies(projectId)}?access_token=${key}&key=${key}`,
    });

    expect(answer.statusCode).toBe(401);
  });

  it('uses the key when a request shows a session, too', async () => {
    const { key } = await create({ scopes: ['calls:read'] });
    const signedIn = await api.app.inject({
      method: 'POST',
      url: routes.signIn(),
      payload: { email: 'dana@example.com', password: 'correct horse battery staple' },
    });
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: routes.policies(projectId),
      headers: { authorization: `bearer ${key}`, cookie },
      payload: { name: 'A' },
    });

    expect(statusCode).toBe(403);
  });

  it('refuses a revoked key at once, and says so', async () => {
    const { key, id } = await create();
    await withKey(key, 'GET', routes.policies(projectId));

    const revoked = await ask<ApiKeyDto>('POST', routes.apiKeyRevocation(projectId, id));
    const again = await ask<ApiKeyDto>('POST', routes.apiKeyRevocation(projectId, id));
    const answer = await withKey(key, 'GET', routes.policies(projectId));

    const today = clock.now().toISOString();
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked', revokedAt: today } });
    expect(again.body).toEqual(revoked.body);
    expect(answer).toMatchObject({
      status: 401,
      code: 'api-key-refused',
      detail: `This API key was revoked on ${today.slice(0, 10)}.`,
    });
  });

  it('revokes no key of another project', async () => {
    const { id } = await create();
    const other = await api.addProject('Other');
    await api.addPerson('Mallory', { projectId: other, role: 'owner' });
    const mallory = await api.as('Mallory');

    const answer = await mallory('POST', routes.apiKeyRevocation(other, id));

    expect(answer.status).toBe(404);
    expect(await listed()).toMatchObject([{ state: 'active' }]);
  });

  it('refuses a key from its last moment on, and says so', async () => {
    const expiresAt = new Date(clock.now().getTime() + 90 * day).toISOString();
    const { key } = await create({ expiresAt });

    await clock.advance(89 * day);
    await clock.advance('86399s');
    const before = await withKey(key, 'GET', routes.policies(projectId));
    await clock.advance('1s');
    const after = await withKey(key, 'GET', routes.policies(projectId));

    expect(before.status).toBe(200);
    expect(after).toMatchObject({
      status: 401,
      detail: `This API key expired on ${expiresAt.slice(0, 10)}.`,
    });
    expect(await listed()).toMatchObject([{ state: 'expired', expiresAt }]);
  });

  it('remembers when and from where a key was last used, to the minute', async () => {
    const { key } = await create();
    const used = clock.now().toISOString();

    await withKey(key, 'GET', routes.policies(projectId));
    await clock.advance('59s');
    await withKey(key, 'GET', routes.policies(projectId));
    expect(await listed()).toMatchObject([{ lastUsedAt: used, lastUsedFrom: '127.0.0.1' }]);

    await clock.advance('1s');
    await withKey(key, 'GET', routes.policies(projectId));
    expect(await listed()).toMatchObject([{ lastUsedAt: clock.now().toISOString() }]);
  });

  it('keeps a key working, and its creator named, when they leave', async () => {
    const { key } = await create();
    await api.pool.query('DELETE FROM members WHERE project_id = $1', [projectId]);

    const answer = await withKey(key, 'GET', routes.policies(projectId));

    expect(answer.status).toBe(200);
  });

  it('tells the audit log of a key by its name and its beginning', async () => {
    const { id, prefix } = await create({ name: 'CI' });
    await ask('POST', routes.apiKeyRevocation(projectId, id));
    await ask('POST', routes.apiKeyRevocation(projectId, id));

    const { rows } = await api.pool.query<object>(
      'SELECT action, actor_name, target_name, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [id],
    );
    const shown = { name: 'CI', prefix, scopes: ['write'] };
    const entry = { actor_name: 'Dana', target_name: 'CI' };
    expect(rows).toEqual([
      { ...entry, action: 'api-key.created', before: null, after: { ...shown, expiresAt: null } },
      { ...entry, action: 'api-key.revoked', before: shown, after: null },
    ]);
  });
});
