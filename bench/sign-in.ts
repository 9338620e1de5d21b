import { routes } from '@ringdown/contracts';

import { demoOwner, type Server } from './servers.ts';

/** Asks the API as somebody who has signed in; an answer that is none throws. */
export type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** Signs the demo's owner in, as the dashboard does. */
export async function signIn({ url }: Server): Promise<Ask> {
  const origin = new URL(url).origin;
  const answer = await fetch(url + routes.signIn(), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(demoOwner),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, origin, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${String(response.status)}.`);
    return JSON.parse(text) as unknown;
  };
}
