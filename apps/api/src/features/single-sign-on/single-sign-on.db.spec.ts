import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  routes,
  type AccountSecurityDto,
  type MeDto,
  type SignInMethodsDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { storedLines } from '../../testing/stored-lines.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';
import {
  passThrough,
  startIdentityProvider,
  type IdentityProvider,
} from './testing/identity-provider.js';

const origin = 'http://hotline.test';
const callback = `${origin}${routes.singleSignOnCallback()}`;
const settingsOf = ({ issuer, clientId, clientSecret }: IdentityProvider) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_NAME: 'Example ID',
});

describe('single sign-on', () => {
  let api: TestApi;
  let provider: IdentityProvider;
  let browser: Browser;
  let tests = 0;
  let name = '';
  const log: string[] = [];

  const begin = async (returnTo?: string, from = browser) => {
    const answer = await from.ask('GET', routes.singleSignOn(returnTo));
    expect(answer.statusCode).toBe(302);
    return String(answer.headers.location);
  };
  const comeBack = async (url: string, from = browser) => {
    expect(url).toMatch(callback);
    const answer = await from.ask('GET', url.slice(origin.length));
    expect(answer.statusCode).toBe(302);
    return String(answer.headers.location);
  };
  const signIn = async (returnTo?: string, from = browser) =>
    comeBack(await passThrough(await begin(returnTo, from), provider.issuer), from);
  const whoIsIn = async (from = browser) => {
    const answer = await from.ask('GET', routes.me());
    return answer.statusCode === 200 ? answer.json<MeDto>().name : undefined;
  };

  beforeAll(async () => {
    provider = await startIdentityProvider(callback);
    api = await startTestApi(settingsOf(provider), { write: (line) => void log.push(line) });
  });
  afterAll(async () => {
    await api.stop();
    await provider.stop();
  });
  beforeEach(async () => {
    tests += 1;
    name = `Dana ${String(tests)}`;
    const id = await api.addPerson(name);
    await api.pool.query('UPDATE users SET email_verified = true WHERE id = $1', [id]);
    browser = new Browser(api, { address: `192.0.2.${String(tests)}` });
    provider.signsIn(`sub-${String(tests)}`, { email: emailOf(name), email_verified: true });
  });

  it('is offered by the name that the operator gave it', async () => {
    const methods = await browser.ask('GET', routes.signInMethods());

    expect(methods.json<SignInMethodsDto>().singleSignOn).toEqual({ name: 'Example ID' });
  });

  it('asks with PKCE, state and nonce', async () => {
    const { searchParams } = new URL(await begin());

    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'ringdown',
      redirect_uri: callback,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{20,}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{20,}$/) as string,
    });
  });

  it('lets in whose address the provider has confirmed, and leads back to where they wanted to go', async () => {
    expect(await signIn('/projects/1/policies?page=2')).toBe(
      `${origin}/projects/1/policies?page=2`,
    );

    expect(await whoIsIn()).toBe(name);
    const security = await browser.ask('GET', routes.mySecurity());
    expect(security.json<AccountSecurityDto>()).toMatchObject({
      hasPassword: true,
      usesSingleSignOn: true,
    });
    const { rows } = await api.pool.query(
      `SELECT actor_name, after FROM audit_entries
       WHERE action = 'account.signed-in' AND target_name = $1`,
      [name],
    );
    expect(rows).toEqual([{ actor_name: name, after: { by: 'single sign-on' } }]);
  });

  it('knows the person again when the address has changed at the provider', async () => {
    await signIn();
    provider.signsIn(`sub-${String(tests)}`, {
      email: 'married@example.com',
      email_verified: false,
    });
    const later = new Browser(api);

    await signIn('/', later);

    expect(await whoIsIn(later)).toBe(name);
  });

  it('leaves the second factor to the provider', async () => {
    await api.pool.query('UPDATE users SET two_factor_enabled = true WHERE name = $1', [name]);

    await signIn();

    expect(await whoIsIn()).toBe(name);
  });

  it.each([
    [
      'an address that is not confirmed',
      { email_verified: false },
      'single-sign-on-email-unverified',
    ],
    ['an address that nobody has here', { email: 'nobody@example.com' }, 'single-sign-on-unknown'],
    ['no address', { email: undefined }, 'single-sign-on-email-unverified'],
  ])('refuses %s', async (_what, claims, problem) => {
    const identity = { email: emailOf(name), email_verified: true, ...claims };
    provider.signsIn(`other-${String(tests)}`, identity);

    expect(await signIn()).toBe(`${origin}/sign-in?problem=${problem}`);

    expect(await whoIsIn()).toBeUndefined();
    const { rows } = await api.pool.query<{ count: number }>(
      "SELECT count(*)::int FROM users WHERE email = 'nobody@example.com'",
    );
    expect(rows[0]?.count).toBe(0);
  });

  it('comes back with a sentence when somebody cancels', async () => {
    provider.cancels();

    expect(await signIn()).toBe(`${origin}/sign-in?problem=single-sign-on-cancelled`);
  });

  it('takes an answer only in the browser that asked, and once', async () => {
    const back = await passThrough(await begin(), provider.issuer);
    const expired = `${origin}/sign-in?problem=single-sign-on-expired`;
    const elsewhere = new Browser(api);

    expect(await comeBack(back, elsewhere)).toBe(expired);
    const otherState = back.replace(/state=[^&]+/, 'state=abcdefghijklmnopqrstuvwxyz012345');
    expect(await comeBack(otherState)).toBe(expired);
    await comeBack(back);
    expect(await whoIsIn()).toBe(name);
    expect(await comeBack(back)).toBe(expired);
    expect(await whoIsIn(elsewhere)).toBeUndefined();
  });

  it('does not take a code that the provider has not given', async () => {
    const back = await passThrough(await begin(), provider.issuer);

    expect(await comeBack(back.replace(/code=[^&]+/, 'code=made-up'))).toBe(
      `${origin}/sign-in?problem=single-sign-on-failed`,
    );
    expect(await whoIsIn()).toBeUndefined();
  });

  it.each(['', '?', '?error=access_denied', '?code=x', '?state=x&code=y', '?state=%20&state=a'])(
    'stays calm when it is called with %j',
    async (query) => {
      expect(await comeBack(`${callback}${query}`)).toMatch(
        /^http:\/\/hotline\.test\/sign-in\?problem=single-sign-on-(expired|failed)$/,
      );
    },
  );

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])(
    'does not lead to %s',
    async (returnTo) => {
      expect(await signIn(returnTo)).toBe(`${origin}/`);
    },
  );

  it('takes what somebody else may have left in an account whose address was never proven', async () => {
    await api.pool.query('UPDATE users SET email_verified = false WHERE name = $1', [name]);
    const intruder = new Browser(api);
    const credentials = { email: emailOf(name), password };
    await intruder.ask('POST', routes.signIn(), credentials);
    expect(await whoIsIn(intruder)).toBe(name);

    await signIn();

    expect(await whoIsIn()).toBe(name);
    expect(await whoIsIn(intruder)).toBeUndefined();
    expect((await intruder.ask('POST', routes.signIn(), credentials)).statusCode).toBe(401);
  });

  it('keeps no token of the provider’s, and neither secret nor code in the log', async () => {
    log.length = 0;
    const back = await passThrough(await begin(), provider.issuer);
    await comeBack(back);
    const { rows } = await api.pool.query(
      `SELECT access_token, refresh_token, id_token FROM accounts WHERE provider_id = 'single-sign-on'`,
    );
    const code = new URL(back).searchParams.get('code') ?? '';
    const told = [...log, ...(await storedLines(api.pool))].join('\n');

    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toEqual({ access_token: null, refresh_token: null, id_token: null });
    }
    expect(told).not.toContain(code);
    expect(told).not.toContain(provider.clientSecret);
  });
});

describe('single sign-on of another kind', () => {
  it('gives the client’s secret in the form where the provider wants it there', async () => {
    const provider = await startIdentityProvider(callback, 'client_secret_post');
    const api = await startTestApi(settingsOf(provider));
    await api.addPerson('Dana');
    provider.signsIn('dana', { email: emailOf('Dana'), email_verified: true });
    const browser = new Browser(api);

    const { headers } = await browser.ask('GET', routes.singleSignOn());
    const back = await passThrough(String(headers.location), provider.issuer);
    await browser.ask('GET', back.slice(origin.length));
    const me = await browser.ask('GET', routes.me());
    await api.stop();
    await provider.stop();

    expect(me.statusCode).toBe(200);
  });

  it('comes back with a sentence when it is not set up', async () => {
    const api = await startTestApi();
    const answer = await new Browser(api).ask('GET', routes.singleSignOn());
    await api.stop();

    expect(answer.headers.location).toBe(`${origin}/sign-in?problem=single-sign-on-off`);
  });

  it('neither holds up the start nor the passwords while the provider is away, and works when it is back', async () => {
    const provider = await startIdentityProvider(callback);
    const front = await startFront(provider.issuer);
    const api = await startTestApi({ OIDC_ISSUER: front.issuer, OIDC_CLIENT_ID: 'ringdown' });
    await api.addPerson('Dana');
    const begin = async () =>
      (await new Browser(api).ask('GET', routes.singleSignOn())).headers.location;
    const failed = `${origin}/sign-in?problem=single-sign-on-failed`;

    expect(await begin()).toBe(failed);
    const payload = { email: emailOf('Dana'), password };
    const signedIn = await new Browser(api).ask('POST', routes.signIn(), payload);
    expect(signedIn.statusCode).toBe(200);
    front.speaksAs(provider.issuer);
    expect(await begin()).toBe(failed);
    front.speaksAs(front.issuer);
    expect(await begin()).toMatch(`${provider.issuer}/auth?`);

    await api.stop();
    front.stop();
    await provider.stop();
  });
});

/** Is away at first, then passes a provider's discovery document on, in whosever name it is told to. */
async function startFront(behind: string) {
  let name: string | undefined;
  const server = createServer((request, response) => {
    if (name === undefined) {
      response.writeHead(503).end();
      return;
    }
    const inName = `"issuer":"${name}"`;
    void fetch(new URL(request.url ?? '/', behind))
      .then((answer) => answer.text())
      .then((text) => response.end(text.replace(`"issuer":"${behind}"`, inName)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    issuer: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    speaksAs: (issuer: string) => void (name = issuer),
    stop: () => void server.close(),
  };
}
