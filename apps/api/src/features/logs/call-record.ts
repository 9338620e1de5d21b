import type { CallFact } from '@ringdown/call-routing';
import type { AttemptOutcome, CallStatus, CostDto, CostState } from '@ringdown/contracts';

/** A row of the call log. */
export type CallRecord = {
  id: string;
  status: CallStatus;
  policyId: string | null;
  policyName: string | null;
  caller: string | null;
  callerName: string | null;
  callerErased: boolean;
  routingNumber: string | null;
  /** Set when the two were connected, not merely when key 1 was pressed. */
  acceptedAt: Date | null;
  answererId: string | null;
  answererName: string | null;
  startedAt: Date;
  endedAt: Date | null;
  attemptCount: number;
  /** 0: there is none. */
  recordingSeconds: number | null;
  isTest: boolean;
  /** `startedAt` to the microsecond, which a `Date` cannot hold. */
  startedMicroseconds: string;
  callSid: string;
  planId: string | null;
  costState: CostState;
  /** The sum of all legs of which it is known, one a currency. */
  costs: CostDto[];
  /** Of the caller's leg. */
  cost: CostDto | null;
};

/** One ring of one responder. */
export type AttemptRecord = {
  number: number;
  round: number;
  ruleOrder: number;
  userId: string;
  userName: string;
  phone: string;
  outcome: AttemptOutcome;
  askedAt: Date | null;
  ringingAt: Date | null;
  pickedUpAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  cost: CostDto | null;
};

/** What became known at one moment. */
export type JournalRecord = { at: Date; facts: readonly CallFact[] };
