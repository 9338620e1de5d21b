import { randomBytes } from 'node:crypto';

import { routes, type CallSmsConfigDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

const carrier = 'https://api.carrier.example';
const newToken = () => randomBytes(16).toString('hex');
const newAccount = () => `AC${randomBytes(16).toString('hex')}`;
const newKey = () => ({
  apiKeySid: `SK${randomBytes(16).toString('hex')}`,
  apiKeySecret: randomBytes(16).toString('hex'),
});

describe('how a config reaches its account', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi({ ALLOWED_API_BASE_URLS: carrier });
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'admin' });
    ask = await api.as('Dana');
  });
  afterAll(() => api.stop());

  const post = (fields: object) =>
    ask<CallSmsConfigDto & ProblemDto>('POST', routes.callSmsConfigs(projectId), {
      name: 'Ours',
      accountSid: newAccount(),
      authToken: newToken(),
      ...fields,
    });
  const create = async (fields: object) => {
    const token = newToken();
    const { status, body } = await post({ authToken: token, ...fields });
    expect(status).toBe(201);
    return Object.assign(body, { token });
  };
  const change = (id: string, fields: object) =>
    ask<CallSmsConfigDto & ProblemDto>('PATCH', routes.callSmsConfig(projectId, id), fields);
  const tokensOf = (accountSid: string) =>
    api.app.get(RoutingPlans).configsOf(accountSid)[0]?.authTokens;

  it.each([
    ['an API key without its secret', { apiKeySid: newKey().apiKeySid }, 'apiKeySecret'],
    ['a secret without its API key', { apiKeySecret: newKey().apiKeySecret }, 'apiKeySid'],
    ['an API key of another kind', { ...newKey(), apiKeySid: newAccount() }, 'apiKeySid'],
    ['a secret that is too short', { ...newKey(), apiKeySecret: 'short' }, 'apiKeySecret'],
    ['a region that Twilio has not', { region: 'moon1' }, 'region'],
    ['an edge of another region', { region: 'ie1', edge: 'sydney' }, 'edge'],
    ['an edge without a region', { edge: 'dublin' }, 'region'],
    ['a host for an edge', { region: 'ie1', edge: 'evil.example/' }, 'edge'],
    ['a region of another carrier', { region: 'ie1', apiBaseUrl: carrier }, 'region'],
  ])('refuses %s', async (_title, fields, field) => {
    const { status, body } = await post(fields);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });

  describe('API key', () => {
    const credentialsOf = (accountSid: string) =>
      api.app.get(RoutingPlans).configsOf(accountSid)[0]?.carrier?.credentials;

    it('makes the requests instead of the token, which still proves the carrier’s', async () => {
      const key = newKey();
      const { id, accountSid, token, ...config } = await create(key);

      expect(config).toMatchObject({ apiKeySid: key.apiKeySid });
      expect(config).not.toHaveProperty('apiKeySecret');
      expect(tokensOf(accountSid)).toEqual([token]);
      const sealed = { kind: 'api-key', sid: key.apiKeySid, secret: key.apiKeySecret };
      expect(credentialsOf(accountSid)).toEqual([sealed]);

      expect((await change(id, { name: 'Renamed' })).body.apiKeySid).toBe(key.apiKeySid);
      expect(credentialsOf(accountSid)).toEqual([sealed]);

      const other = newKey();
      expect((await change(id, { apiKeySid: other.apiKeySid })).body.fieldErrors).toEqual({
        apiKeySecret: ['Give the secret of this API key, too.'],
      });
      expect((await change(id, other)).body.apiKeySid).toBe(other.apiKeySid);

      expect((await change(id, { apiKeySid: null })).body.apiKeySid).toBeNull();
      expect(credentialsOf(accountSid)).toEqual([{ kind: 'auth-token', authToken: token }]);
    });

    it('cannot have its stored secret sent elsewhere', async () => {
      const key = newKey();
      const { id, accountSid } = await create(key);

      const moves = [{ apiBaseUrl: carrier }, { accountSid: newAccount() }];
      for (const move of moves) {
        const { status, body } = await change(id, { ...move, authToken: newToken() });
        expect(status).toBe(400);
        expect(Object.keys(body.fieldErrors ?? {})).toEqual(['apiKeySecret']);
      }
      const moved = { apiBaseUrl: carrier, authToken: newToken(), apiKeySid: null };
      expect((await change(id, moved)).status).toBe(200);
      expect(credentialsOf(accountSid)).toMatchObject([{ kind: 'auth-token' }]);
    });
  });

  describe('region', () => {
    it('brings its edge along, and goes when the carrier is another one', async () => {
      const { id } = await create({ region: 'ie1' });
      const place = async () => {
        const { body } = await ask<CallSmsConfigDto>('GET', routes.callSmsConfig(projectId, id));
        return [body.region, body.edge];
      };
      expect(await place()).toEqual(['ie1', 'dublin']);

      await change(id, { region: 'au1', edge: 'sydney' });
      expect(await place()).toEqual(['au1', 'sydney']);

      const elsewhere = { apiBaseUrl: carrier, authToken: newToken() };
      expect((await change(id, elsewhere)).body.fieldErrors).toHaveProperty('region');
      expect((await change(id, { ...elsewhere, region: null })).status).toBe(200);
      expect(await place()).toEqual([null, null]);
    });
  });
});
