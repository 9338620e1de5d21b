import { AsyncLocalStorage } from 'node:async_hooks';

import type { Act, Area } from '@ringdown/contracts';

/** Who is behind a change: a person, an API key, or Ringdown itself in a job. */
export type Actor = { kind: 'person' | 'api-key'; id: string; name: string } | { kind: 'system' };

/** What somebody may do in the project of the request. */
export type May = (act: Act, area: Area) => boolean;

/** Who acts, from which address, and what they may do besides what their route declares. */
export type Acting = { actor: Actor; address: string | null; may: May };

const mayNothing: May = () => false;
const mayEverything: May = () => true;

const storage = new AsyncLocalStorage<Acting>();

/** Begins a request: all that `next` leads to knows who acts, once `actAs` has said it. */
export function beginActing(address: string, next: () => void): void {
  storage.run({ actor: { kind: 'system' }, address, may: mayNothing }, next);
}

/**
 * Says who is behind the request that is under way.
 *
 * @param may is known only where the route names a project.
 */
export function actAs(actor: Actor, may: May = mayNothing): void {
  const acting = storage.getStore();
  if (acting === undefined) throw new Error('actAs() needs a request.');
  Object.assign(acting, { actor, may });
}

/** Who acts now; outside a request it is Ringdown itself. */
export function currentActing(): Acting {
  return storage.getStore() ?? { actor: { kind: 'system' }, address: null, may: mayEverything };
}
