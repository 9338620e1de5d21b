import { createHash, randomUUID } from 'node:crypto';

import { routes } from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { storedLines } from '../../testing/stored-lines.js';
import { password, startTestApi, type TestApi } from '../../testing/test-api.js';
import { AnsweredRequests } from './answered-requests.js';

describe('a POST with an Idempotency-Key', () => {
  const clock = new VirtualClock();
  let api: TestApi;
  let projectId: string;
  let cookie: string;
  let key: string;

  beforeAll(async () => {
    api = await startTestApi({}, undefined, new SimulatedClock(clock));
    await api.addPerson('Dana');
    await api.addPerson('Eve');
    cookie = await cookieOf('dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    key = randomUUID();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM users",
      [projectId],
    );
  });
  afterAll(() => api.stop());

  const cookieOf = async (name: string) => {
    const { cookies } = await api.app.inject({
      method: 'POST',
      url: routes.signIn(),
      payload: { email: `${name}@example.com`, password },
    });
    return cookies.map(({ name: each, value }) => `${each}=${value}`).join('; ');
  };
  const post = async (url: string, payload: object, headers: Record<string, string> = {}) => {
    const answer = await api.app.inject({
      method: 'POST',
      url,
      headers: {
        ...(headers.authorization === undefined ? { cookie, origin: api.origin } : {}),
        'idempotency-key': key,
        ...headers,
      },
      payload,
    });
    return {
      status: answer.statusCode,
      body: answer.json<Record<string, unknown>>(),
      etag: answer.headers.etag,
      replayed: answer.headers['idempotency-replayed'],
    };
  };
  const createPolicy = (name = 'Support', headers: Record<string, string> = {}) =>
    post(routes.policies(projectId), { name }, headers);
  const policies = async () => {
    const { rows } = await api.pool.query<{ name: string }>(
      'SELECT name FROM incoming_call_policies WHERE project_id = $1',
      [projectId],
    );
    return rows.map(({ name }) => name);
  };
  /** Holds every new policy up until the returned function is called. */
  const holdUp = async () => {
    const client = await api.pool.connect();
    await client.query('BEGIN; LOCK TABLE incoming_call_policies IN EXCLUSIVE MODE');
    return async () => {
      await client.query('COMMIT');
      client.release();
    };
  };
  const heldUp = async () => {
    const { rows } = await api.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.map(({ pid }) => pid);
  };

  it('is done once, and answered the same every time', async () => {
    const first = await createPolicy();
    const second = await createPolicy();

    expect(first).toMatchObject({ status: 201, replayed: undefined });
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(await policies()).toEqual(['Support']);
  });

  it('is done once when two arrive at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => createPolicy()));

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(answers.filter(({ status, replayed }) => status === 201 && !replayed)).toHaveLength(1);
    expect(await policies()).toEqual(['Support']);
  });

  it('is refused while the first one still runs', async () => {
    const letGo = await holdUp();
    const first = createPolicy();
    await vi.waitFor(async () => expect(await heldUp()).toHaveLength(1));

    const second = await createPolicy();
    await letGo();

    expect(second).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(second.body.detail).toContain('still running, or was cut off');
    expect((await first).status).toBe(201);
    expect(await createPolicy()).toMatchObject({ status: 201, replayed: 'true' });
  });

  it('is never done again when nobody knows how far the first one came', async () => {
    const letGo = await holdUp();
    const first = createPolicy();
    await vi.waitFor(async () => expect(await heldUp()).toHaveLength(1));
    const [pid] = await heldUp();
    await api.pool.query('SELECT pg_terminate_backend($1)', [pid]);
    await letGo();

    expect((await first).status).toBe(500);
    expect((await createPolicy()).status).toBe(409);
    expect(await policies()).toEqual([]);
  });

  it('frees its key when it is refused', async () => {
    const refused = await createPolicy(' ');
    const done = await createPolicy('Support');

    expect(refused.status).toBe(400);
    expect(done).toMatchObject({ status: 201, replayed: undefined });
  });

  it.each([
    ['another body', () => createPolicy('Sales')],
    ['another route', () => post(routes.teams(projectId), { name: 'Support' })],
  ])('refuses the key of one request for %s', async (_title, other) => {
    await createPolicy('Support');

    const answer = await other();

    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await policies()).toEqual(['Support']);
  });

  it('keeps people and API keys apart, even with the same key', async () => {
    const automation = await post(
      routes.apiKeys(projectId),
      { name: 'CI', scopes: ['write'] },
      { 'idempotency-key': randomUUID() },
    );
    const authorization = `Bearer ${String(automation.body.key)}`;

    await createPolicy('Support');
    await createPolicy('Support', { cookie: await cookieOf('eve') });
    await createPolicy('Support', { authorization });
    const again = await createPolicy('Support', { authorization });

    expect(again.replayed).toBe('true');
    expect(await policies()).toHaveLength(3);
  });

  it.each([
    ['nothing', ''],
    ['256 characters', 'k'.repeat(256)],
    ['a control character', 'one\ttwo'],
    ['a letter that ASCII lacks', 'schl\u00fcssel'],
  ])('refuses a key of %s', async (_title, wrong) => {
    const answer = await createPolicy('Support', { 'idempotency-key': wrong });

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(await policies()).toEqual([]);
  });

  it('takes a key of 255 characters', async () => {
    expect((await createPolicy('Support', { 'idempotency-key': '~'.repeat(255) })).status).toBe(
      201,
    );
  });

  it('keeps an answer sealed, because it may hold a secret', async () => {
    const create = () => post(routes.apiKeys(projectId), { name: 'CI', scopes: ['read'] });
    const { body } = await create();
    const secret = String(body.key).slice(11);

    expect((await create()).body).toEqual(body);
    expect((await storedLines(api.pool)).filter((line) => line.includes(secret))).toEqual([]);
  });

  it('keeps no hash by which a password in the request could be guessed', async () => {
    const body = { password };
    await post(routes.twoFactor(), body);

    const { rows } = await api.pool.query<{ request_hash: Buffer }>(
      'SELECT request_hash FROM idempotency_keys WHERE key = $1',
      [key],
    );
    const plain = createHash('sha256')
      .update(JSON.stringify([routes.twoFactor(), body]))
      .digest();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.request_hash).not.toEqual(plain);
  });

  it('forgets an answer after a day', async () => {
    const requests = api.app.get(AnsweredRequests);
    await createPolicy();

    await clock.advance('86399s');
    await requests.forgetOld();
    expect((await createPolicy()).replayed).toBe('true');
    await clock.advance('1s');
    await requests.forgetOld();
    expect((await createPolicy()).replayed).toBeUndefined();

    expect(await policies()).toHaveLength(2);
  });

  it('means nothing for a request that changes nothing', async () => {
    const list = async () => {
      const { headers, statusCode } = await api.app.inject({
        method: 'GET',
        url: routes.policies(projectId),
        headers: { cookie, 'idempotency-key': key },
      });
      return { statusCode, replayed: headers['idempotency-replayed'] };
    };

    await list();
    expect(await list()).toEqual({ statusCode: 200, replayed: undefined });
  });
});
