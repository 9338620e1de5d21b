import type { Instant } from '@ringdown/on-call';

import type { Block, Caller } from './admission.js';
import type { CallFact, Ending, PassingOn, SkipReason } from './facts.js';

/** What somebody does when their phone rings; seconds count from the first ring. */
export type Behaviour =
  /** Picks up and presses 1. */
  | { kind: 'takes'; afterSeconds: number }
  /** Picks up and presses 2. */
  | { kind: 'declines'; afterSeconds: number }
  /** Rejects the ring on the handset. */
  | { kind: 'rejects'; afterSeconds: number }
  /** A mailbox picks up, and hangs up so many seconds later. */
  | { kind: 'mailbox'; afterSeconds: number; hangsUpAfterSeconds: number }
  /** Does not pick up. */
  | { kind: 'ignores' }
  | { kind: 'busy' }
  /** The number cannot be reached at all. */
  | { kind: 'unreachable' };

/** Who calls when, and what everybody does. */
export type Situation = {
  at: Instant;
  caller: Caller;
  /** By user id; whoever is not named does not pick up. */
  behaviours: Readonly<Record<string, Behaviour>>;
  /** After so many seconds without anybody to talk to the caller hangs up; absent: they wait to the end. */
  patienceSeconds?: number;
  /** What a caller presses who is asked for a key; '' presses none. */
  challengeKey?: string;
  /** What a caller presses who hears a menu; '' presses none. */
  menuKey?: string;
  /** Calls of this caller in the hour before that were let in. */
  callsBefore?: number;
  /** How long a caller speaks who is asked for a message; 0 says nothing. */
  messageSeconds?: number;
  /** How long the two talk. */
  talkSeconds?: number;
};

/** How one ring ended. */
export type RingOutcome =
  | 'accepted'
  | 'declined'
  | 'no-key'
  | 'hung-up'
  | 'no-answer'
  | 'busy'
  | 'failed'
  | 'caller-gone'
  | 'stopped';

/** One ring of one phone. */
export type SimulatedRing = {
  kind: 'ring';
  from: Instant;
  to: Instant;
  attempt: number;
  round: number;
  ruleOrder: number;
  userId: string;
  name: string;
  pickedUpAt?: Instant;
  /** When 1 was pressed. */
  acceptedAt?: Instant;
  outcome: RingOutcome;
};

type Skipped = { userId: string; name: string; reason: SkipReason };
type Vacant = { kind: 'schedule' | 'team'; id: string; name: string };

/** What happens in a call, in the order in which it begins; what takes no time ends when it begins. */
export type SimulatedStep = { from: Instant; to: Instant } & (
  | { kind: 'hears'; text: string }
  /** The caller is asked for a key. */
  | { kind: 'challenge'; text: string; key: string }
  /** The caller is asked to choose from a menu. */
  | { kind: 'menu'; text: string; key: string }
  /** Another policy takes the call. */
  | { kind: 'passed-on'; name: string; because: PassingOn }
  | { kind: 'refused'; because: Block | 'disabled' | 'outside-hours' }
  | {
      kind: 'rule-skipped';
      round: number;
      ruleOrder: number;
      people: readonly Skipped[];
      vacant: readonly Vacant[];
    }
  | { kind: 'round-began'; round: number }
  | SimulatedRing
  | { kind: 'talk'; name: string }
  /** The caller is recorded; `seconds` of it is a message. */
  | { kind: 'message'; seconds: number }
  | { kind: 'over'; by: 'caller' | 'hotline' | 'responder' }
);

/** How a call ends, as the call log tells it. */
export type SimulatedStatus =
  | 'completed'
  | 'caller-hung-up'
  | 'blocked'
  | 'disabled'
  | 'outside-hours'
  | 'voicemail-left'
  | Ending;

/** A call that never took place. */
export type SimulatedCall = {
  startsAt: Instant;
  endsAt: Instant;
  status: SimulatedStatus;
  steps: readonly SimulatedStep[];
  /** What the journal would hold, each with its instant. */
  facts: readonly { at: Instant; fact: CallFact }[];
};
