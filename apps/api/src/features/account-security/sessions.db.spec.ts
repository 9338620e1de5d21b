import { routes, type PageDto, type SessionDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

describe('the sessions of a person', () => {
  let api: TestApi;
  let office: Browser;
  let phone: Browser;
  let stranger: Browser;

  const signIn = async (browser: Browser, name: string) => {
    const payload = { email: emailOf(name), password };
    expect((await browser.ask('POST', routes.signIn(), payload)).statusCode).toBe(200);
    return browser;
  };
  const sessionsOf = async (browser: Browser) =>
    (await browser.ask('GET', routes.mySessions())).json<PageDto<SessionDto>>().items;
  const isSignedIn = async (browser: Browser) =>
    (await browser.ask('GET', routes.me())).statusCode === 200;
  const currentOf = async (browser: Browser) =>
    (await sessionsOf(browser)).find(({ current }) => current)?.id ?? '';

  beforeAll(async () => {
    api = await startTestApi();
    await api.addPerson('Dana');
    await api.addPerson('Eve');
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.pool.query('DELETE FROM sessions');
    office = await signIn(new Browser(api, { userAgent: firefox, address: '192.0.2.7' }), 'Dana');
    phone = await signIn(new Browser(api, { userAgent: 'x', address: '2001:db8::7' }), 'Dana');
    stranger = await signIn(new Browser(api), 'Eve');
  });

  it('are told with device and address, and which of them asks', async () => {
    const sessions = await sessionsOf(office);

    expect(sessions.map(({ device, current }) => ({ device, current }))).toEqual([
      { device: 'Unknown device', current: false },
      { device: 'Firefox on Windows', current: true },
    ]);
    expect(sessions[1]?.address).toBe('192.0.2.7');
    expect(sessions[0]?.address).toMatch(/^2001:0?db8:/);
    expect(Object.keys(sessions[0] ?? {})).not.toContain('token');
  });

  it('are told without those that have run out', async () => {
    await api.pool.query(
      "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_agent = 'x'",
    );

    expect(await sessionsOf(office)).toHaveLength(1);
  });

  it('say when they were used last', async () => {
    await api.pool.query(
      `UPDATE sessions SET updated_at = now() - interval '11 minutes',
         expires_at = expires_at - interval '11 minutes'`,
    );

    await office.ask('GET', routes.me());

    const [latest, other] = await sessionsOf(office);
    expect(latest?.current).toBe(true);
    expect(Date.now() - Date.parse(latest?.lastUsedAt ?? '')).toBeLessThan(60_000);
    expect(Date.now() - Date.parse(other?.lastUsedAt ?? '')).toBeGreaterThan(600_000);
  });

  it('end one by one', async () => {
    const id = await currentOf(phone);

    expect((await office.ask('DELETE', routes.mySession(id))).statusCode).toBe(204);

    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(office)).toBe(true);
    expect((await office.ask('DELETE', routes.mySession(id))).statusCode).toBe(404);
  });

  it('cannot be ended by somebody else', async () => {
    const id = await currentOf(phone);

    expect((await stranger.ask('DELETE', routes.mySession(id))).statusCode).toBe(404);
    await stranger.ask('POST', routes.endSessions(), { which: 'others' });

    expect(await isSignedIn(phone)).toBe(true);
  });

  it('end everywhere else', async () => {
    const answer = await office.ask('POST', routes.endSessions(), { which: 'others' });

    expect(answer.statusCode).toBe(204);
    expect(await isSignedIn(office)).toBe(true);
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(stranger)).toBe(true);
    const { rows } = await api.pool.query<object>(
      `SELECT actor_name, address, target_name, after FROM audit_entries
       WHERE action = 'account.sessions-ended' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toEqual([
      { actor_name: 'Dana', address: '192.0.2.7', target_name: 'Dana', after: { count: 1 } },
    ]);
  });

  it('end everywhere', async () => {
    const answer = await office.ask('POST', routes.endSessions(), { which: 'all' });

    expect(answer.statusCode).toBe(204);
    expect(office.cookie).not.toContain('session_token');
    expect(await isSignedIn(office)).toBe(false);
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(stranger)).toBe(true);
  });

  it('are not shown to strangers', async () => {
    expect((await new Browser(api).ask('GET', routes.mySessions())).statusCode).toBe(401);
  });
});
