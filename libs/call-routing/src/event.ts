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

/** What happened to a call under way and wants an answer. */
export type CallEvent =
  /** The responder's phone was picked up; nobody knows yet by whom or what. */
  | { kind: 'picked-up' }
  /** The responder was asked for a key; '' when none was pressed. */
  | { kind: 'key'; key: string }
  /** The caller was asked for a key; '' when none was pressed. */
  | { kind: 'challenge-key'; key: string }
  /** A ring is over, and the carrier says how. */
  | { kind: 'ring-ended'; result: RingResult }
  /** A ring is over, but the carrier does not say whether the two were connected: the record knows who accepted. */
  | { kind: 'ring-ended-unclear'; isCallerGone: boolean };
