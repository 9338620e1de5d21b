import type { CallFact, Step } from '@ringdown/call-routing';

import type { LegStanding } from './late-leg.js';

/** One webhook's line in the journal of its call. */
export type JournalEntry = {
  callId: string;
  projectId: string;
  /** Names the event within its call: the same webhook, come twice, has the same key. */
  key: string;
  /** ISO 8601 in UTC. */
  at: string;
  outcome: RecordedOutcome;
  /** When given, `outcome` holds only if the record says so in the moment of the write. */
  provided?: RecordedCondition & { otherwise: RecordedOutcome };
};

/** A condition with all that the record needs to settle it. */
export type RecordedCondition =
  | { that: 'attempt-open' | 'attempt-accepted' | 'wave-open'; attempt: number }
  | { that: 'calls-below'; calls: number; policyId: string; caller: string };

/** What is true from now on, what it means for the record, and what we tell the carrier. */
export type RecordedOutcome = {
  facts: readonly CallFact[];
  /** What to tell the carrier; null where it wants no document. */
  steps: readonly Step[] | null;
  call: CallPatch;
  attempt: AttemptPatch | null;
};

/** Columns of `calls` that an entry knows; a column once known is never overwritten by a later entry. */
export type CallPatch = {
  account_sid: string;
  call_sid: string;
  /** Only for a call that does not stand in the record yet. */
  started_at: string;
  policy_id?: string;
  plan_id?: string;
  /** The policy to which the one that was dialled has passed the call on. */
  passed_to?: string;
  came_in?: true;
  /** Placed from the dashboard, to try the hotline out. */
  is_test?: true;
  caller?: string;
  routing_number?: string;
  refusal?: string;
  ending?: string;
  failure?: string;
  accepted_attempt?: number;
  accepted_at?: string;
  /** The newest attempt that is known to have ended without a connection. */
  unconnected_attempt?: number;
  voicemail_offered?: true;
  voicemail_sid?: string;
  /** 0: the caller has said nothing. */
  voicemail_seconds?: number;
  /** The caller was told that the call is recorded. */
  recording_announced?: true;
  recording_sid?: string;
  /** 0: the carrier has no recording. */
  recording_seconds?: number;
  ended_at?: string;
  carrier_status?: string;
  carrier_seconds?: number;
};

/** Columns of `call_attempts` that an entry knows. */
export type AttemptPatch = {
  number: number;
  round: number;
  rule_order: number;
  user_id: string;
  user_name: string;
  phone: string;
  in_wave?: true;
  leg_sid?: string;
  asked_at?: string;
  ringing_at?: string;
  picked_up_at?: string;
  accepted_at?: string;
  response?: 'declined' | 'no-key' | 'stopped';
  result?: string;
  leg_status?: string;
  ended_at?: string;
  /** So long the responder wants the policy to leave them alone. */
  muted_until?: string;
};

/** What the journal says back: the steps that hold, the plan that they belong to and, in a whisper, who calls. */
export type JournalReply = {
  steps: readonly Step[] | null;
  planId: string | null;
  caller: string | null;
  /** In a whisper: the name that the project has given the caller's number. */
  callerName: string | null;
  /** How long the caller has waited; null where it is not to be said. */
  waitedSeconds: number | null;
  /** False where the webhook came again: then whatever it led to has been done. */
  isNew: boolean;
  /** When the caller's leg is over: the legs of waves that are not. */
  openLegs: readonly string[] | null;
  /** When a leg of a wave begins: whether that is too late. */
  standing: LegStanding | null;
};
