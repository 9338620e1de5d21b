import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is behind a change: a person, an API key, or Ringdown itself in a job. */
export type Actor = { kind: 'person' | 'api-key'; id: string; name: string } | { kind: 'system' };

/** Who acts, and from which address. */
export type Acting = { actor: Actor; address: string | null };

const storage = new AsyncLocalStorage<Acting>();

/** Begins a request: all that `next` leads to knows who acts, once `actAs` has said it. */
export function beginActing(address: string, next: () => void): void {
  storage.run({ actor: { kind: 'system' }, address }, next);
}

/** Says who is behind the request that is under way. */
export function actAs(actor: Actor): void {
  const acting = storage.getStore();
  if (acting === undefined) throw new Error('actAs() needs a request.');
  acting.actor = actor;
}

/** Who acts now; outside a request it is Ringdown itself. */
export function currentActing(): Acting {
  return storage.getStore() ?? { actor: { kind: 'system' }, address: null };
}
