import { isLoopback } from '../../config/origin.js';

const patienceMilliseconds = 10_000;

/** What a provider says of itself, as far as it is needed. */
export type Discovery = {
  url: string;
  /** How the client proves itself when it exchanges a code. */
  authentication: 'basic' | 'post';
};

/**
 * Reads the provider's discovery document (OpenID Connect Discovery 1.0).
 *
 * @throws when it cannot be had, is another issuer's, or leads to addresses without https.
 */
export async function discover(issuer: string): Promise<Discovery> {
  const url = `${issuer}/.well-known/openid-configuration`;
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  if (!answer.ok) throw new Error(`${url} answered ${String(answer.status)}.`);
  const document = (await answer.json()) as Record<string, unknown>;
  // A slash at the end is part of some issuers' names and was taken from ours.
  if (String(document['issuer']).replace(/\/+$/, '') !== issuer) {
    throw new Error(`${url} is the document of another issuer.`);
  }
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    const endpoint = String(document[name]);
    const isSafe =
      URL.canParse(endpoint) && (endpoint.startsWith('https:') || isLoopback(endpoint));
    if (!isSafe) throw new Error(`${url} names no ${name} with https.`);
  }
  return { url, authentication: authenticationOf(document) };
}

function authenticationOf(document: Record<string, unknown>): Discovery['authentication'] {
  const methods = document['token_endpoint_auth_methods_supported'];
  // Without a word, it is Basic.
  if (!Array.isArray(methods) || methods.includes('client_secret_basic')) return 'basic';
  return 'post';
}
