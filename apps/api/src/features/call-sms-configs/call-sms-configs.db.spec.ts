import { randomBytes, randomUUID } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type PageDto,
  type PolicyDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

const carrier = 'https://api.carrier.example';
const newToken = () => randomBytes(16).toString('hex');
const newAccount = () => `AC${randomBytes(16).toString('hex')}`;

describe('call/SMS configs', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi({ ALLOWED_API_BASE_URLS: `${carrier},http://127.0.0.1:4999` });
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    url = routes.callSmsConfigs(projectId);
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const create = async (fields: object = {}) => {
    const body = { name: 'Ours', accountSid: newAccount(), authToken: newToken(), ...fields };
    const answer = await ask<CallSmsConfigDto>('POST', url, body);
    expect(answer.status).toBe(201);
    return Object.assign(answer.body, { token: body.authToken });
  };
  const change = (id: string, fields: object) =>
    ask<CallSmsConfigDto & ProblemDto>('PATCH', routes.callSmsConfig(projectId, id), fields);
  const tokensOf = (accountSid: string) =>
    api.app.get(RoutingPlans).configsOf(accountSid)[0]?.authTokens;

  it('creates a config whose signatures are taken at once', async () => {
    const authToken = newToken();
    const accountSid = newAccount();
    const { status, body } = await ask<CallSmsConfigDto>('POST', url, {
      name: ' Main account ',
      accountSid,
      authToken,
      primaryPhoneNumber: '+1 (202) 555-0123',
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: body.id,
      name: 'Main account',
      description: '',
      accountSid,
      primaryPhoneNumber: '+12025550123',
      apiKeySid: null,
      apiBaseUrl: null,
      region: null,
      edge: null,
      hasSecondAuthToken: false,
      policyNames: [],
      version: 1,
      createdAt: body.createdAt,
      updatedAt: body.updatedAt,
    });
    expect((await ask('GET', routes.callSmsConfig(projectId, body.id))).body).toEqual(body);
    expect(tokensOf(accountSid)).toEqual([authToken]);
  });

  it('lists the configs by name, page by page', async () => {
    for (const name of ['B', 'A', 'C']) await create({ name });

    const first = await ask<PageDto<CallSmsConfigDto>>('GET', `${url}?limit=2`);
    const second = await ask<PageDto<CallSmsConfigDto>>(
      'GET',
      `${url}?limit=2&cursor=${String(first.body.nextCursor)}`,
    );

    const pages = [first, second].map(({ body }) => body.items.map(({ name }) => name));
    expect(pages).toEqual([['A', 'B'], ['C']]);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([
    ['a name of spaces', { name: ' ' }, 'name'],
    ['a control character', { description: 'a\u0001b' }, 'description'],
    ['an Account SID of another kind', { accountSid: `SK${'0'.repeat(32)}` }, 'accountSid'],
    ['an Account SID that is too short', { accountSid: 'AC1' }, 'accountSid'],
    ['a token that Twilio never issued', { authToken: 'x'.repeat(32) }, 'authToken'],
    ['a token that is no text', { authToken: 7 }, 'authToken'],
    ['no token', { authToken: undefined }, 'authToken'],
    ['a number without a country', { primaryPhoneNumber: '2025550123' }, 'primaryPhoneNumber'],
    ['an address that is none', { apiBaseUrl: 'twilio' }, 'apiBaseUrl'],
    ['a field that nobody knows', { authTokenSealed: 'x' }, 'authTokenSealed'],
  ])('refuses %s', async (_title, fields, field) => {
    const body = { name: 'Ours', accountSid: newAccount(), authToken: newToken(), ...fields };
    const answer = await ask<ProblemDto>('POST', url, body);

    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.fieldErrors ?? {})).toEqual([field]);
  });

  it('changes the fields that are given, and keeps the token when none is', async () => {
    const { token, ...config } = await create({ description: 'Old' });

    const { status, body } = await change(config.id, { description: 'New' });

    expect(status).toBe(200);
    const { updatedAt } = body;
    expect(body).toEqual({ ...config, description: 'New', version: 2, updatedAt });
    expect(tokensOf(config.accountSid)).toEqual([token]);
    expect((await change(config.id, {})).body).toEqual(body);
  });

  it('takes one of two edits that were made from the same state', async () => {
    const { id } = await create();
    const at = routes.callSmsConfig(projectId, id);
    const tag = (await ask('GET', at)).headers['etag'];

    const answers = await Promise.all([
      ask('PATCH', at, { name: 'A' }, tag),
      ask('PATCH', at, { secondAuthToken: newToken() }, tag),
      ask('DELETE', at, undefined, tag),
    ]);

    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const { status } of answers) expect([200, 204, 404, 412]).toContain(status);
  });

  it('tells the audit log of secrets in a word each', async () => {
    const secrets = { authToken: newToken(), apiKeySecret: newToken() };
    const { id } = await create({ ...secrets, apiKeySid: `SK${newToken()}` });
    const next = newToken();
    await change(id, { secondAuthToken: next, description: 'New' });
    await change(id, { promoteSecondAuthToken: true });
    await change(id, { apiKeySid: null });

    const { rows } = await api.pool.query<{ after: object }>(
      'SELECT after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [id],
    );

    const [created, ...edits] = rows.map(({ after }) => after);
    expect(created).toMatchObject({ name: 'Ours', authToken: 'set', apiKeySecret: 'set' });
    expect(edits).toEqual([
      { description: 'New', secondAuthToken: 'set' },
      { authToken: 'changed', secondAuthToken: 'removed' },
      { apiKeySid: null, apiKeySecret: 'removed' },
    ]);
    const told = JSON.stringify(rows);
    for (const secret of [secrets.authToken, secrets.apiKeySecret, next]) {
      expect(told).not.toContain(secret);
    }
  });

  describe('API base URL', () => {
    it('may be one that the operator has listed, with a token of that carrier’s form', async () => {
      const token = 'carrier/token+of=our.own-choice';
      const config = await create({
        apiBaseUrl: 'HTTPS://api.Carrier.example:443/',
        authToken: token,
      });

      expect(config.apiBaseUrl).toBe(carrier);
      expect(tokensOf(config.accountSid)).toEqual([token]);
    });

    it.each([
      'http://169.254.169.254',
      'http://169.254.169.254/latest/meta-data',
      'https://10.0.0.7',
      'http://localhost:5432',
      'http://127.0.0.1:4998',
      'http://127.1:4999/x',
      'http://[::1]:4999',
      'http://[::ffff:169.254.169.254]',
      'http://2852039166',
      'http://api.carrier.example',
      'https://api.carrier.example:8443',
      'https://api.carrier.example/inner',
      'https://api.carrier.example?x',
      'https://api.carrier.example@10.0.0.7',
      'https://someone@api.carrier.example',
      'https://api.carrier.example.evil.example',
      'https://evil.example#@api.carrier.example',
      'https://evil.example\\@api.carrier.example',
      'ftp://api.carrier.example',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ])('may not be %s', async (apiBaseUrl) => {
      const config = await create();
      const fields = { name: 'X', accountSid: newAccount(), authToken: newToken(), apiBaseUrl };
      const created = await ask<ProblemDto>('POST', url, fields);
      const changed = await change(config.id, { apiBaseUrl, authToken: newToken() });

      for (const { status, body } of [created, changed]) {
        expect(status).toBe(400);
        expect(Object.keys(body.fieldErrors ?? {})).toEqual(['apiBaseUrl']);
      }
    });

    it('cannot have the stored token sent elsewhere', async () => {
      const config = await create();

      for (const fields of [{ apiBaseUrl: carrier }, { accountSid: newAccount() }]) {
        const { status, body } = await change(config.id, fields);
        expect(status).toBe(400);
        expect(Object.keys(body.fieldErrors ?? {})).toEqual(['authToken']);
      }
      const token = newToken();
      const moved = await change(config.id, { apiBaseUrl: carrier, authToken: token });
      expect(moved.body.apiBaseUrl).toBe(carrier);
      expect(tokensOf(config.accountSid)).toEqual([token]);
    });
  });

  describe('tokens in rotation', () => {
    it('are both taken until the second becomes the first', async () => {
      const { id, accountSid, token } = await create();
      const next = newToken();

      const set = await change(id, { secondAuthToken: next });
      expect(set.body.hasSecondAuthToken).toBe(true);
      expect(tokensOf(accountSid)).toEqual([token, next]);

      const promoted = await change(id, { promoteSecondAuthToken: true });
      expect(promoted.body.hasSecondAuthToken).toBe(false);
      expect(tokensOf(accountSid)).toEqual([next]);
      expect((await change(id, { promoteSecondAuthToken: true })).status).toBe(409);
    });

    it('can be taken back', async () => {
      const { id, accountSid, token } = await create();
      await change(id, { secondAuthToken: newToken() });

      const { body } = await change(id, { secondAuthToken: null });

      expect(body.hasSecondAuthToken).toBe(false);
      expect(tokensOf(accountSid)).toEqual([token]);
    });

    it('are promoted once, however many ask at the same time', async () => {
      const { id, accountSid } = await create();
      const next = newToken();
      await change(id, { secondAuthToken: next });

      const answers = await Promise.all(
        [1, 2, 3].map(() => change(id, { promoteSecondAuthToken: true })),
      );

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      expect(tokensOf(accountSid)).toEqual([next]);
    });

    it('do not outlive the account that they belong to', async () => {
      const { id } = await create();
      await change(id, { secondAuthToken: newToken() });
      const accountSid = newAccount();
      const token = newToken();

      const { body } = await change(id, { accountSid, authToken: token });

      expect(body.hasSecondAuthToken).toBe(false);
      expect(tokensOf(accountSid)).toEqual([token]);
    });

    it.each([
      [
        'a second token that Twilio never issued',
        { secondAuthToken: 'x'.repeat(20) },
        'secondAuthToken',
      ],
      ['an empty token', { authToken: '' }, 'authToken'],
      ['null for the token', { authToken: null }, 'authToken'],
      ['not promoting', { promoteSecondAuthToken: false }, 'promoteSecondAuthToken'],
      [
        'promoting and setting at once',
        { promoteSecondAuthToken: true, authToken: newToken() },
        'promoteSecondAuthToken',
      ],
    ])('refuse %s', async (_title, fields, field) => {
      const { id } = await create();
      const { status, body } = await change(id, fields);

      expect(status).toBe(400);
      expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
    });
  });

  describe('a config that policies use', () => {
    const use = async (configId: string, name: string) =>
      (
        await ask<PolicyDto>('POST', routes.policies(projectId), {
          name,
          callSmsConfigId: configId,
        })
      ).body.id;

    it('can neither be deleted nor get another account; the refusal names them', async () => {
      const { id } = await create();
      const policies = [await use(id, 'Support'), await use(id, 'Night desk')];
      const at = routes.callSmsConfig(projectId, id);

      const shown = await ask<CallSmsConfigDto>('GET', at);
      expect(shown.body.policyNames).toEqual(['Night desk', 'Support']);
      const deleted = await ask<ProblemDto>('DELETE', at);
      const moved = await change(id, { accountSid: newAccount(), authToken: newToken() });
      for (const { status, body } of [deleted, moved]) {
        expect(status).toBe(409);
        expect(body.detail).toContain('Night desk and Support');
      }

      for (const policy of policies) {
        await ask('PATCH', routes.policy(projectId, policy), { callSmsConfigId: null });
      }
      expect((await ask('DELETE', at)).status).toBe(204);
      expect((await ask('GET', at)).status).toBe(404);
    });

    it('cannot be deleted while a policy begins to use it', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await create();
        const [deleted, used] = await Promise.all([
          ask('DELETE', routes.callSmsConfig(projectId, id)),
          ask('POST', routes.policies(projectId), { name: 'Race', callSmsConfigId: id }),
        ]);
        expect(['204 400', '409 201']).toContain(
          `${String(deleted.status)} ${String(used.status)}`,
        );
      }
    });
  });

  it('forgets the tokens of a config that is deleted', async () => {
    const { id, accountSid } = await create();

    expect((await ask('DELETE', routes.callSmsConfig(projectId, id))).status).toBe(204);

    expect(tokensOf(accountSid)).toBeUndefined();
    expect((await ask('DELETE', routes.callSmsConfig(projectId, id))).status).toBe(404);
  });

  it('does not reach a config of another project', async () => {
    const { id, accountSid } = await create();
    const other = await api.addProject('Other');
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM users WHERE name = 'Dana'",
      [other],
    );
    const to = '+12025550199';

    for (const configId of [id, randomUUID()]) {
      const at = routes.callSmsConfig(other, configId);
      const answers = await Promise.all([
        ask('GET', at),
        ask('PATCH', at, { name: 'Theirs' }),
        ask('DELETE', at),
        ask('POST', routes.callSmsConfigTest(other, configId)),
        ask('POST', routes.callSmsConfigTestMessage(other, configId), { to }),
        ask('POST', routes.callSmsConfigTestCall(other, configId), { to }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
    expect(tokensOf(accountSid)).toHaveLength(1);
  });
});
