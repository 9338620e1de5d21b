import type { SandboxEvents } from '../src/control-api.js';

export type Handlers = {
  readonly [Name in keyof SandboxEvents]?: (content: SandboxEvents[Name]) => void;
};
export type ConnectionState = 'connecting' | 'live' | 'lost';

const patienceMilliseconds = 2_000;

/** Follows the sandbox for ever. Every connection begins with a snapshot, so that nothing missed stays missing. */
export function follow(handlers: Handlers, onState: (state: ConnectionState) => void): void {
  const source = new EventSource('sandbox/events');
  source.addEventListener('open', () => onState('live'));
  source.addEventListener('error', () => {
    onState('lost');
    // The browser tries again by itself, but not after an answer that is no stream.
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => follow(handlers, onState), patienceMilliseconds);
  });
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, (event: MessageEvent<string>) => {
      (handle as (content: unknown) => void)(JSON.parse(event.data));
    });
}
