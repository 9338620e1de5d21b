import { IsIn, IsOptional, IsUUID } from 'class-validator';

import { IsInstant } from './instant.js';
import { IsSearchText } from './list-query.js';
import { MayBeAbsent } from './optional-field.js';
import { IsCursor, IsPageSize } from './paging.js';

/** Every status of a call; the first two are calls in progress, the others are final. */
export const callStatuses = [
  'ringing',
  'connected',
  'completed',
  'voicemail-left',
  'no-answer',
  'caller-hung-up',
  'no-one-available',
  'busy',
  'failed',
  'blocked',
  'disabled',
  'outside-hours',
  'unknown-number',
  'not-configured',
] as const;
/** How a call stands or ended. */
export type CallStatus = (typeof callStatuses)[number];

/** How one ring of one responder stands or ended. */
export type AttemptOutcome =
  | 'asked'
  | 'ringing'
  | 'picked-up'
  | 'accepted'
  | 'declined'
  | 'no-key'
  | 'stopped'
  | 'hung-up'
  | 'no-answer'
  | 'busy'
  | 'failed'
  | 'caller-gone';

/** Money exactly as the carrier told it. */
export class CostDto {
  /** A decimal number, such as `0.0135`. */
  amount!: string;
  /** The currency, by the three letters of ISO 4217. */
  unit!: string;
}

/** Whether the carrier has told what all legs of a call cost, is still asked, or has not told for days. */
export type CostState = 'known' | 'awaited' | 'not-told';

/** One call to a routing number. All times are ISO 8601 in UTC. */
export class CallDto {
  id!: string;
  status!: CallStatus;
  policyId!: string | null;
  policyName!: string | null;
  /** As the carrier gave it: E.164, a short number, a SIP address, or empty when withheld; `…20` to whom numbers are masked. */
  caller!: string;
  callerWithheld!: boolean;
  /** The caller was erased: who it was is not known any more. */
  callerErased!: boolean;
  /** By which the project's contacts know the caller; null: they do not. */
  callerName!: string | null;
  routingNumber!: string;
  answeredBy!: { userId: string; name: string } | null;
  startedAt!: string;
  acceptedAt!: string | null;
  endedAt!: string | null;
  /** Seconds from the start until somebody accepted, or until the end. */
  waitSeconds!: number | null;
  /** Seconds that caller and responder talked; 0 when nobody accepted. */
  talkSeconds!: number | null;
  attemptCount!: number;
  /** Of the recording of what was said; null: there is none. */
  recordingSeconds!: number | null;
  /** The dashboard placed it to try the hotline out. */
  isTest!: boolean;
}

/** One ring of one responder's phone. */
export class AttemptDto {
  number!: number;
  /** 1 is the first pass through the rules. */
  round!: number;
  ruleOrder!: number;
  userId!: string;
  userName!: string;
  phone!: string;
  outcome!: AttemptOutcome;
  askedAt!: string | null;
  ringingAt!: string | null;
  pickedUpAt!: string | null;
  acceptedAt!: string | null;
  endedAt!: string | null;
  /** Seconds that the phone rang before it was picked up or given up. */
  ringSeconds!: number | null;
  /** What the carrier takes for this leg; null: not known. */
  cost!: CostDto | null;
}

/** One line of a call's journal: what happened, when, in plain words. */
export class JournalEntryDto {
  at!: string;
  kind!: string;
  text!: string;
}

/** A call with everything that is known of it. */
export class CallDetailDto extends CallDto {
  callSid!: string;
  /** The routing plan that routed the call. */
  planId!: string | null;
  costState!: CostState;
  /** What the carrier takes for all legs of which it is known, one sum a currency. */
  costs!: CostDto[];
  /** What it takes for the caller's leg; null: not known. */
  callerCost!: CostDto | null;
  attempts!: AttemptDto[];
  journal!: JournalEntryDto[];
}

/** What a list does with calls that only tried a hotline out, where it does not show them like others. */
export const testCallChoices = ['hidden', 'only'] as const;
/** What a list does with calls that only tried a hotline out. */
export type TestCallChoice = (typeof testCallChoices)[number];

/** Which calls are meant; each filter narrows what the others leave. */
export class CallsFilterDto {
  @IsOptional()
  @IsUUID()
  policyId?: string;

  @IsOptional()
  @IsIn(callStatuses)
  status?: CallStatus;

  /** Calls that only tried a hotline out: none of them, or no others. */
  @MayBeAbsent()
  @IsIn(testCallChoices, { message: 'Choose hidden or only.' })
  testCalls?: TestCallChoice;

  /** Calls for which this person's phone was rung, whatever came of it. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Name a person by their id.' })
  responderId?: string;

  /** Part of the caller's number, with or without spaces, or of the name that they have in the contacts. */
  @IsSearchText()
  q?: string;

  /** Calls that began at this moment or later, ISO 8601 with a time zone. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** Calls that began before this moment. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;
}

/** One page of the call log; newest calls come first. */
export class CallsQueryDto extends CallsFilterDto {
  @IsCursor()
  cursor?: string;

  @IsPageSize()
  limit?: number;
}

/** How many calls one file may hold; a longer list is asked for in several periods. */
export const mostExportedCalls = 100_000;
