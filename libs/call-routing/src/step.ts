import type { LetGo } from './facts.js';
import type { Speech } from './plan.js';
import type { CallState, Wave } from './state.js';

/** One thing for the carrier to do. */
export type Step = Verb | Order;

/** A part of a document. A document always ends in a way on. */
export type Verb =
  | { kind: 'say'; text: string; speech?: Speech }
  /** Rings one phone; the answer to its callbacks is decided from `state`. */
  | {
      kind: 'ring';
      phone: string;
      seconds: number;
      /** How long the two may talk at most, in seconds. */
      talkSeconds: number;
      callerId: 'hotline' | 'caller';
      /** The carrier records what the two say, from the moment in which they are connected. */
      isRecorded?: true;
      state: CallState;
    }
  /** Asks the responder for one key and waits for it. */
  | { kind: 'ask'; text: string; speech?: Speech; waitSeconds: number; state: CallState }
  /** Asks the caller for one key before anybody is rung. */
  | { kind: 'challenge'; text: string; speech?: Speech; waitSeconds: number; state: CallState }
  /** Asks the caller to choose from a menu by one key. */
  | { kind: 'choose'; text: string; speech?: Speech; waitSeconds: number; state: CallState }
  /** Connects responder and caller. */
  | { kind: 'connect' }
  /** The caller hears ringing for so many seconds, or until they press a key that is heard, and then asks what comes. */
  | { kind: 'wait'; seconds: number; hearsKeys?: true; state: CallState }
  /** Puts one side into the room of a wave, where the other one is or will be in a moment. */
  | {
      kind: 'meet';
      side: 'caller' | 'responder';
      talkSeconds: number;
      isRecorded?: true;
      state: CallState;
    }
  /** Records the caller after a beep; its callbacks are answered from `state`. */
  | {
      kind: 'record';
      longestSeconds: number;
      silenceSeconds: number;
      isTranscribed?: true;
      state: CallState;
    }
  | { kind: 'hang-up' };

/** What the carrier is asked to do beside a document, to other legs of the call. */
export type Order =
  /** Rings several phones, each with a state of its own. */
  | {
      kind: 'ring-all';
      seconds: number;
      rings: readonly { phone: string; state: CallState }[];
      /** They are rung even if they talk on another call: nobody else can be, or they are rung in turn. */
      isLastResort?: true;
    }
  /** Has the waiting caller ask at once what comes. */
  | { kind: 'fetch-caller'; state: CallState }
  /** Ends every leg of a wave but that of the attempt that took the call, if one has. */
  | { kind: 'end-rings'; wave: Wave; because: LetGo };

const orders: readonly Step['kind'][] = ['ring-all', 'fetch-caller', 'end-rings'];

export function isOrder(step: Step): step is Order {
  return orders.includes(step.kind);
}

/**
 * Stands in a step's text where the caller is to be named. The state holds nothing personal, so whoever renders
 * the step fills it in.
 */
export const callerPlaceholder = '\uE000';

/** Stands in a step's text where the caller's position among those who wait is to be said: only the record knows it. */
export const positionPlaceholder = '\uE004';

/** Stands in a step's text where it is to be said how long the caller has waited. */
export const waitingPlaceholder = '\uE006';

/** Steps that say a position wherever they leave a place for it. */
export function withPosition(steps: readonly Step[], position: number): Step[] {
  return steps.map((step) =>
    'text' in step
      ? { ...step, text: step.text.replaceAll(positionPlaceholder, String(position)) }
      : step,
  );
}
