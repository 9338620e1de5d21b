import type { DocumentSource } from '../call/document-source.js';
import type { Leg } from '../call/leg.js';
import { placeCall } from '../call/place-call.js';
import { runCall } from '../call/run-call.js';
import type { World } from '../world/world.js';

/** When each account may start its next REST call, in milliseconds. */
const nextStarts = new WeakMap<World, Map<string, number>>();

/** Dials a REST call as soon as the account's calls per second allow; its document starts at the answer. */
export function dispatch(leg: Leg, source: DocumentSource, ringSeconds: number): void {
  const { world } = leg;
  const wait = waitMilliseconds(world, leg.account.sid);
  leg.queueSeconds = wait / 1000;
  leg.answered.listen(() => {
    runCall(leg, source);
  });
  world.clock.after(wait, () => {
    if (!leg.isOver) placeCall(leg, ringSeconds);
  });
}

function waitMilliseconds(world: World, accountSid: string): number {
  const starts = nextStarts.get(world) ?? new Map<string, number>();
  nextStarts.set(world, starts);
  const now = world.now().getTime();
  const start = Math.max(now, starts.get(accountSid) ?? now);
  starts.set(accountSid, start + 1000 / world.behaviour.callsPerSecond);
  return start - now;
}
