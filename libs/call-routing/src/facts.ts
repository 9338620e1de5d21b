import type { Block } from './admission.js';
import type { ToldResult } from './event.js';

/** Why a caller is turned away before any rule is looked at. */
export type Refusal =
  'blocked' | 'disabled' | 'outside-hours' | 'unknown-number' | 'not-configured';

/** Why a call goes on by another policy. */
export type PassingOn = 'outside-hours' | 'menu';

/** How a call ends that no responder took. */
export type Ending = 'no-answer' | 'no-one-available' | 'busy' | 'failed';

/** Why one of several rings was ended. */
export type LetGo = 'taken' | 'time-is-up' | 'caller-gone' | 'message-instead' | 'talking';

/** Why a person of a rule is not rung. */
export type SkipReason = 'no-verified-phone' | 'already-tried' | 'muted' | 'talking';

export type SkippedPerson = { userId: string; name: string; reason: SkipReason };

/** One thing that is true of a call from now on: a line of its journal. */
export type CallFact =
  /** `isTest`: we have called the caller, who wanted to try the hotline out. */
  | { kind: 'came-in'; isTest?: true }
  | { kind: 'refused'; reason: Exclude<Refusal, 'blocked'> }
  | ({ kind: 'refused'; reason: 'blocked' } & Block)
  /** The caller was asked to press a key before anybody is rung. */
  | { kind: 'challenged' }
  | { kind: 'challenge-passed' }
  /** The caller was asked to choose from a menu. */
  | { kind: 'menu-heard' }
  /** The caller has pressed this key of a menu; null: none of its keys. */
  | { kind: 'menu-chosen'; key: string | null }
  /** Another policy takes the call; its rules, words and voice hold from now on. */
  | { kind: 'passed-on'; policyId: string; name: string; because: PassingOn }
  | { kind: 'round-began'; round: number }
  | {
      kind: 'rule-skipped';
      round: number;
      ruleOrder: number;
      people: readonly SkippedPerson[];
      /** Schedules with nobody on call at that moment, and teams without members. */
      vacant: readonly { kind: 'schedule' | 'team'; id: string; name: string }[];
    }
  /** People of a rule who are not rung with the others. */
  | { kind: 'left-out'; ruleOrder: number; people: readonly SkippedPerson[] }
  /** The carrier was told to ring; whether it did, its callbacks say. */
  | {
      kind: 'ring-ordered';
      attempt: number;
      round: number;
      ruleOrder: number;
      userId: string;
      name: string;
      seconds: number;
      /** Others are rung at the same time. */
      inWave?: true;
    }
  /** What the carrier reports of a responder's leg. */
  | { kind: 'leg'; attempt: number; status: LegStatus }
  | { kind: 'asked-for-key'; attempt: number }
  | { kind: 'wrong-key'; attempt: number }
  | { kind: 'accepted'; attempt: number }
  /** Key 1 came when the ring was already over. */
  | { kind: 'accepted-too-late'; attempt: number }
  | { kind: 'declined'; attempt: number }
  /** The responder wants this hotline to leave them alone for so many minutes. */
  | { kind: 'muted'; attempt: number; minutes: number }
  | { kind: 'no-key'; attempt: number }
  | { kind: 'ring-ended'; attempt: number; result: ToldResult }
  /** We have ended one of several rings. */
  | { kind: 'let-go'; attempt: number; because: LetGo; hadPickedUp: boolean }
  /** The caller goes to whoever accepted one of several rings. */
  | { kind: 'put-through' }
  /** Several phones have rung at once, and nobody has the call. */
  | { kind: 'wave-over'; first: number; last: number }
  | { kind: 'ended'; ending: Ending }
  /** The caller would rather leave a message than wait. */
  | { kind: 'message-chosen' }
  /** The caller was asked for a message. */
  | { kind: 'voicemail-offered' }
  /** The carrier has a message of the caller. */
  | { kind: 'voicemail-left'; recordingSid: string; seconds: number }
  /** The caller was asked for a message and has left none. */
  | { kind: 'no-voicemail' }
  /** The caller was told that the call is recorded, before anybody was rung. */
  | { kind: 'recording-announced' }
  /** The carrier has a recording of what caller and responder said. */
  | { kind: 'talk-recorded'; recordingSid: string; seconds: number }
  /** The two were to be recorded, and the carrier has nothing. */
  | { kind: 'talk-not-recorded' }
  /** The caller's own leg is over; `seconds` is its length as the carrier counts it. */
  | { kind: 'call-over'; carrierStatus: string; seconds: number | null }
  /** Something of ours went wrong. Where it was the caller's turn, they heard an apology and the call was over. */
  | { kind: 'trouble'; text: string; endedCall: boolean };

/** The life of a responder's leg, in the carrier's words. */
export type LegStatus =
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'canceled';
