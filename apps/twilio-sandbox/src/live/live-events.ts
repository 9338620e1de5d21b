import type { SandboxEvents } from '../control-api.js';

type Listener = <Name extends keyof SandboxEvents>(
  name: Name,
  content: SandboxEvents[Name],
) => void;

/** Hands on what happens to everybody who watches. */
export class LiveEvents {
  readonly #listeners = new Set<Listener>();

  publish<Name extends keyof SandboxEvents>(name: Name, content: SandboxEvents[Name]): void {
    for (const listener of this.#listeners) listener(name, content);
  }

  /** Gives back how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
