import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import Provider, { type Configuration } from 'oidc-provider';

/** Somebody whom the provider knows. */
export type Identity = { email?: string; email_verified?: boolean; name?: string };

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

/** A real OpenID Connect provider on this machine, whose sign-in page asks nothing. */
export async function startIdentityProvider(
  redirectUri: string,
  clientAuthMethod: 'client_secret_basic' | 'client_secret_post' = 'client_secret_basic',
) {
  const identities = new Map<string, Identity>();
  const asked: URL[] = [];
  let next: { accountId: string } | { error: string } = { accountId: '' };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const client = { clientId: 'ringdown', clientSecret: 'secret of the client' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: clientAuthMethod,
      },
    ],
    clientAuthMethods: [clientAuthMethod],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['a key of a test'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...identities.get(sub) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: client.clientId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  } satisfies Configuration);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.push(url);
    if (!url.pathname.startsWith('/interaction/')) void answer(request, response);
    else {
      const result = 'error' in next ? next : { login: next };
      void provider.interactionFinished(request, response, result);
    }
  });

  return {
    ...client,
    issuer,
    /** What it was asked for, oldest first. */
    asked,
    /** Whoever comes next is this person. */
    signsIn(accountId: string, identity: Identity): void {
      identities.set(accountId, identity);
      next = { accountId };
    },
    /** Whoever comes next presses Cancel. */
    cancels(): void {
      next = { error: 'access_denied' };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Goes through the provider's pages as a browser does, until they lead elsewhere. */
export async function passThrough(location: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = location;
  while (url.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      cookies.set(name, value);
    }
    const target = answer.headers.get('location');
    if (target === null) throw new Error(`${url} answered ${String(answer.status)}.`);
    url = new URL(target, issuer).href;
  }
  return url;
}
