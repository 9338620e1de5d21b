import { routes, type MeDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { password, startTestApi, type TestApi } from '../../testing/test-api.js';

describe('sign-in', () => {
  let api: TestApi;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject('Night desk');
    await api.addPerson('Dana', { projectId, role: 'owner' });
  });
  afterAll(() => api.stop());

  const signIn = (payload: object, headers: Record<string, string> = {}) =>
    api.app.inject({
      method: 'POST',
      url: routes.signIn(),
      headers: { origin: api.origin, ...headers },
      payload,
    });
  const me = (cookie: string) =>
    api.app.inject({ method: 'GET', url: routes.me(), headers: { cookie } });
  const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
    answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

  it('answers who is signed in, and keeps the session in a cookie that no script can read', async () => {
    const answer = await signIn({ email: 'Dana@Example.com', password });

    expect(answer.statusCode).toBe(200);
    expect(answer.json<MeDto>()).toEqual({
      id: expect.any(String) as string,
      name: 'Dana',
      email: 'dana@example.com',
      projects: [{ id: projectId, name: 'Night desk', role: 'owner' }],
    });
    const [cookie] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^ringdown\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);

    const again = await me(cookieOf(answer));
    expect(again.json<MeDto>()).toEqual(answer.json());
  });

  it('keeps passwords as argon2id', async () => {
    const { rows } = await api.pool.query<{ password: string }>('SELECT password FROM accounts');
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('says the same of a wrong password as of an unknown address', async () => {
    const wrong = await signIn({ email: 'dana@example.com', password: 'wrong' });
    const unknown = await signIn({ email: 'nobody@example.com', password });

    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers['content-type']).toMatch('application/problem+json');
    expect(wrong.json<ProblemDto>().detail).toBe('The e-mail address or the password is wrong.');
    expect(unknown.json<ProblemDto>()).toEqual(wrong.json());
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('names the fields that are wrong or unknown', async () => {
    const answer = await signIn({
      email: 'dana',
      password: '',
      callbackURL: 'https://evil.example',
    });

    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json<ProblemDto>().fieldErrors ?? {}).toSorted()).toEqual([
      'callbackURL',
      'email',
      'password',
    ]);
  });

  it('is over after sign-out, wherever the cookie went', async () => {
    const cookie = cookieOf(await signIn({ email: 'dana@example.com', password }));

    const out = await api.app.inject({
      method: 'POST',
      url: routes.signOut(),
      headers: { cookie, origin: api.origin },
    });

    expect(out.statusCode).toBe(204);
    expect([out.headers['set-cookie']].flat()[0]).toMatch(/^ringdown\.session_token=;.*Max-Age=0/i);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  it('does not take a cookie that was tampered with, nor a session that has run out', async () => {
    const cookie = cookieOf(await signIn({ email: 'dana@example.com', password }));
    expect((await me(cookie.replace(/=./, '=X'))).statusCode).toBe(401);
    expect((await me('ringdown.session_token=x.y')).statusCode).toBe(401);

    await api.pool.query("UPDATE sessions SET expires_at = now() - interval '1 second'");
    const answer = await me(cookie);

    expect(answer.statusCode).toBe(401);
    expect(answer.json<ProblemDto>().code).toBe('sign-in-required');
  });

  it('prolongs a session that is in use', async () => {
    const cookie = cookieOf(await signIn({ email: 'dana@example.com', password }));
    await api.pool.query("UPDATE sessions SET expires_at = now() + interval '3 days'");

    const answer = await me(cookie);

    expect([answer.headers['set-cookie']].flat()[0]).toMatch(/^ringdown\.session_token=/);
    const { rows } = await api.pool.query<{ days: number }>(
      'SELECT extract(day FROM max(expires_at) - now())::int AS days FROM sessions',
    );
    expect(rows[0]?.days).toBeGreaterThanOrEqual(6);
  });

  it.each(['/api/auth/sign-up/email', '/api/auth/get-session', '/api/auth/update-user'])(
    'offers nothing else of better-auth: %s',
    async (url) => {
      const answer = await api.app.inject({
        method: 'POST',
        url,
        headers: { origin: api.origin },
        payload: { email: 'eve@example.com', password, name: 'Eve' },
      });
      expect(answer.statusCode).toBe(404);
    },
  );

  it('refuses what another site makes a browser send', async () => {
    const cookie = cookieOf(await signIn({ email: 'dana@example.com', password }));
    const url = routes.policies(projectId);
    const post = (headers: Record<string, string>) =>
      api.app.inject({
        method: 'POST',
        url,
        headers: { cookie, ...headers },
        payload: { name: 'Own' },
      });

    expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await post({})).statusCode).toBe(403);
    expect(
      (await signIn({ email: 'dana@example.com', password }, { origin: 'null' })).statusCode,
    ).toBe(403);

    expect((await post({ origin: api.origin })).statusCode).toBe(201);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
    const local = { origin: 'http://localhost:3000', host: 'localhost:3000' };
    expect((await post(local)).statusCode).toBe(201);
  });

  it('takes its time for an address that nobody has, too', async () => {
    const timeOf = async (email: string) => {
      const start = performance.now();
      await signIn({ email, password: 'wrong' });
      return performance.now() - start;
    };
    await api.addPerson('Timed');
    let [known, unknown] = [Infinity, Infinity];
    // In turns, so that whatever else the machine does slows down both.
    for (let turn = 0; turn < 5; turn += 1) {
      known = Math.min(known, await timeOf('timed@example.com'));
      unknown = Math.min(unknown, await timeOf('untimed@example.com'));
    }

    // Without the hashing it would be a tenth.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(known).toBeGreaterThan(unknown / 2);
  });

  it('is told to the audit log', async () => {
    const dana = await signIn({ email: 'dana@example.com', password });
    const { rows } = await api.pool.query(
      `SELECT actor_id, project_id, target_id, after FROM audit_entries
       WHERE action = 'account.signed-in' ORDER BY id DESC LIMIT 1`,
    );

    const { id } = dana.json<MeDto>();
    expect(rows).toEqual([
      { actor_id: id, project_id: null, target_id: id, after: { by: 'password' } },
    ]);
  });

  it('stops guessing after ten wrong passwords', async () => {
    await api.addPerson('Guessed');
    const guess = () => signIn({ email: 'guessed@example.com', password: 'wrong' });
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await guess()).statusCode);

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    await guess();
    await vi.waitFor(async () => {
      const { rows } = await api.pool.query(
        "SELECT actor_kind, target_name, address FROM audit_entries WHERE action = 'account.guessing-stopped'",
      );
      expect(rows).toEqual([
        { actor_kind: 'system', target_name: 'Guessed', address: '127.0.0.1' },
      ]);
    });
  });
});

describe('sign-in under https', () => {
  it('lets the cookie travel by https only', async () => {
    const api = await startTestApi({ PUBLIC_URL: 'https://hotline.example.com' });
    await api.addPerson('Dana');

    const answer = await api.app.inject({
      method: 'POST',
      url: routes.signIn(),
      headers: { origin: 'https://hotline.example.com' },
      payload: { email: 'dana@example.com', password },
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const me = await api.app.inject({ method: 'GET', url: routes.me(), headers: { cookie } });
    await api.stop();

    expect([answer.headers['set-cookie']].flat()[0]).toMatch(/^__Secure-ringdown\..*; Secure/i);
    expect(me.statusCode).toBe(200);
  });
});
