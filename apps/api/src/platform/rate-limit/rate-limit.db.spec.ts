import { routes, type ProblemDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const most = 5;

describe('the rate of requests', () => {
  let api: TestApi;
  const start = async () => {
    api = await startTestApi({ REQUESTS_PER_MINUTE: String(most) });
  };
  const ask = (url: string, headers: Record<string, string> = {}) =>
    api.app.inject({ method: 'GET', url, headers });
  const askOften = async (times: number, url: string, headers?: Record<string, string>) => {
    for (let time = 0; time < times; time++) await ask(url, headers);
  };
  afterEach(() => api.stop());

  it('is told in every answer', async () => {
    await start();

    const first = await ask(routes.me());
    const second = await ask(routes.me());

    expect(first.headers).toMatchObject({
      'ratelimit-limit': '5',
      'ratelimit-remaining': '4',
      'ratelimit-reset': '60',
    });
    expect(second.headers['ratelimit-remaining']).toBe('3');
  });

  it('is bounded: what is too much is a problem that says when to go on', async () => {
    await start();
    await askOften(most, routes.me());

    const refused = await ask(routes.me());

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json<ProblemDto>().code).toBe('too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['cache-control']).toBe('no-store');
  });

  it('is counted over all routes, also those of sign-in', async () => {
    await start();
    await askOften(most, routes.members('1'));

    const refused = await api.app.inject({ method: 'POST', url: routes.signOut() });

    expect(refused.statusCode).toBe(429);
  });

  it('is counted for each session and each API key by itself', async () => {
    await start();
    await askOften(most + 1, routes.me(), { cookie: 'ringdown.session_token=one' });

    expect((await ask(routes.me(), { cookie: 'ringdown.session_token=two' })).statusCode).toBe(401);
    expect((await ask(routes.me(), { authorization: 'Bearer key' })).statusCode).toBe(401);
    expect((await ask(routes.me())).statusCode).toBe(401);
    expect((await ask(routes.me(), { cookie: 'ringdown.session_token=one' })).statusCode).toBe(429);
  });

  it('is bounded by address, too, for whoever invents a session for each request', async () => {
    await start();
    for (let time = 0; time < most * 10; time++) {
      await ask(routes.me(), { cookie: `ringdown.session_token=${String(time)}` });
    }

    const refused = await ask(routes.me(), { cookie: 'ringdown.session_token=new' });

    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each(['/api/health/live', '/api/metrics'])('of %s is not counted', async (url) => {
    await start();
    await askOften(most * 11, url);

    const answer = await ask(url);

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty('ratelimit-limit');
  });

  it('of webhooks is not counted, however often Twilio calls', async () => {
    await start();
    const call = () =>
      api.app.inject({ method: 'POST', url: '/api/notification/call/incoming-call-webhook' });
    for (let time = 0; time < most * 11; time++) await call();

    const answer = await call();

    expect(answer.statusCode).toBe(403);
    expect(answer.headers).not.toHaveProperty('ratelimit-limit');
  });
});

describe('answers', () => {
  let api: TestApi;
  afterEach(() => api.stop());

  it('of the API are kept by no cache', async () => {
    api = await startTestApi();

    for (const url of [routes.me(), '/api/v1/nowhere', '/api/auth/nowhere']) {
      const answer = await api.app.inject({ method: 'GET', url });
      expect(answer.headers['cache-control'], url).toBe('no-store');
    }
  });
});
