import type { Tally } from './state.js';

/** How a ring ended, in our words. */
export type RingResult =
  /** Caller and responder were connected, and have talked. */
  | 'connected'
  /** Somebody or something picked up, but did not accept: a mailbox, a decline, silence. */
  | 'not-accepted'
  | 'no-answer'
  | 'busy'
  /** The number could not be reached at all. */
  | 'failed'
  /** The caller hung up first. */
  | 'caller-gone';

/** What is told of the end of a ring; of an unknown one the carrier is asked later. */
export type ToldResult = RingResult | 'unknown';

/** What the carrier has recorded of a caller; nothing was said where it has no seconds. */
export type Recording = { recordingSid: string; seconds: number };

/** What the record says of a wave; undefined where it cannot be asked. */
export type WaveStanding = {
  /** The attempt that was accepted. */
  takenBy: number | undefined;
  /** Whoever accepted has hung up before the caller came. */
  hasLeft: boolean;
  /** Rings that the carrier has taken on, by their attempts; a result once they are over. */
  rings: readonly { attempt: number; ended: Tally | undefined }[];
  /** Rings that the carrier has refused, by their attempts. */
  refused: readonly number[];
};

/** What happened to a call under way and wants an answer. */
export type CallEvent =
  /** The responder's phone was picked up; nobody knows yet by whom or what. */
  | { kind: 'picked-up' }
  /** The responder was asked for a key; '' when none was pressed. */
  | { kind: 'key'; key: string }
  /** The caller was asked for a key; '' when none was pressed. */
  | { kind: 'challenge-key'; key: string }
  /** The caller was asked to choose from a menu; '' when no key was pressed. */
  | { kind: 'menu-key'; key: string }
  /** A ring is over, and the carrier says how. */
  | { kind: 'ring-ended'; result: RingResult }
  /** A caller who waits for one of several phones asks what comes; '' where no key was pressed. */
  | { kind: 'waited'; key: string; standing: WaveStanding | undefined }
  /** The caller has left the room of a wave. */
  | { kind: 'parted'; standing: WaveStanding | undefined; isCallerGone: boolean }
  /** The caller was asked for a message; undefined where the carrier does not tell what it has recorded. */
  | { kind: 'recorded'; recording: Recording | undefined }
  /** A ring is over, but the carrier does not say whether the two were connected: the record knows who accepted. */
  | { kind: 'ring-ended-unclear'; unlessAccepted: ToldResult };
