import type { Speech } from './plan.js';
import type { CallState } from './state.js';

/** One thing for the carrier to do. A document is a list of them and always ends in a way on. */
export type Step =
  | { kind: 'say'; text: string; speech?: Speech }
  /** Rings one phone; the answer to its callbacks is decided from `state`. */
  | {
      kind: 'ring';
      phone: string;
      seconds: number;
      /** How long the two may talk at most, in seconds. */
      talkSeconds: number;
      callerId: 'hotline' | 'caller';
      state: CallState;
    }
  /** Asks the responder for one key and waits for it. */
  | { kind: 'ask'; text: string; waitSeconds: number; state: CallState }
  /** Asks the caller for one key before anybody is rung. */
  | { kind: 'challenge'; text: string; waitSeconds: number; state: CallState }
  /** Connects responder and caller. */
  | { kind: 'connect' }
  | { kind: 'hang-up' };

/**
 * Stands in a step's text where the caller is to be named. The state holds nothing personal, so whoever renders
 * the step fills it in.
 */
export const callerPlaceholder = '\uE000';
