import { Signal } from '../world/signal.js';
import type { Leg } from './leg.js';

/** Somebody waiting in a queue. */
export interface QueuedCaller {
  readonly leg: Leg;
  readonly enteredAt: Date;
  /** An agent's Dial took the caller out. */
  readonly dequeued: Signal<Leg>;
  /** The agent and the caller are done. */
  readonly released: Signal;
}

/** A named waiting line of an account, created by its first caller. */
export interface CallQueue {
  readonly sid: string;
  readonly accountSid: string;
  readonly name: string;
  waiting: QueuedCaller[];
}
