import {
  personOfAttempt,
  type CallFact,
  type CallState,
  type Condition,
  type Decision,
  type Outcome,
  type RoutingPlan,
} from '@ringdown/call-routing';

import { isOver } from '../../telephony/ring-result.js';
import type {
  AttemptPatch,
  CallPatch,
  JournalEntry,
  RecordedCondition,
  RecordedOutcome,
} from './journal-entry.js';
import { attemptPatchOf, callPatchOf } from './record-patch.js';
import type { SignedRequest } from './signed-request.js';

/** Which call, and as far as it is known, by which plan it is routed and where it stands. */
export type CallContext = {
  callId: string;
  projectId: string;
  /** Of the caller's leg, where it is known. */
  callSid: string;
  /** Whether the request speaks of the caller's leg, or of a responder's. */
  isCallersLeg: boolean;
  planId?: string;
  plan?: RoutingPlan;
  /** The policy that was dialled, where the plan is that of another one to which the call is just passed on. */
  dialledPolicyId?: string;
  state?: CallState;
};

type Source = {
  key: string;
  context: CallContext;
  request: SignedRequest;
  decision: Decision;
  now: Date;
};

/** Puts everything that one webhook means for journal and record into one entry. */
export function entryOf(source: Source): JournalEntry {
  const { key, context, request, decision, now } = source;
  const at = timeOf(request.timestamp, now);
  const { callId, projectId } = context;
  const { provided } = decision;
  return {
    callId,
    projectId,
    key,
    at: at.toISOString(),
    outcome: recordedOutcome(source, decision, at),
    ...(provided === undefined
      ? {}
      : {
          provided: {
            ...recordedCondition(provided, source),
            otherwise: recordedOutcome(source, provided.otherwise, at),
          },
        }),
  };
}

function recordedCondition(condition: Condition, { context, request }: Source): RecordedCondition {
  const { plan, state, dialledPolicyId } = context;
  switch (condition.that) {
    case 'calls-below':
      return {
        that: condition.that,
        calls: condition.calls,
        policyId: dialledPolicyId ?? plan?.policyId ?? '',
        caller: request.from,
      };
    case 'wave-open':
      return { that: condition.that, attempt: condition.first };
    default:
      return { that: condition.that, attempt: state?.attempt ?? 0 };
  }
}

/**
 * When the reported thing happened. The carrier tells whole seconds, so a report that is on time is dated better by
 * our own clock; one that comes late still tells when it was.
 */
function timeOf(reported: Date | undefined, now: Date): Date {
  const isLate = reported !== undefined && now.getTime() - reported.getTime() >= 2000;
  return isLate ? reported : now;
}

function recordedOutcome(source: Source, outcome: Outcome, at: Date): RecordedOutcome {
  const { facts, steps } = outcome;
  return {
    facts,
    steps: steps.length === 0 ? null : steps,
    call: callPatch(source, outcome, at),
    attempt: attemptPatch(source, outcome, at),
  };
}

function callPatch({ context, request }: Source, { facts }: Outcome, at: Date): CallPatch {
  const { plan, planId, callSid, isCallersLeg, dialledPolicyId } = context;
  const time = at.toISOString();
  const startedAt = new Date(at.getTime() - (request.callSeconds ?? 0) * 1000).toISOString();
  return merge<CallPatch>(
    {
      account_sid: request.accountSid,
      call_sid: callSid,
      started_at: startedAt,
    },
    plan === undefined ? {} : { policy_id: dialledPolicyId ?? plan.policyId, plan_id: planId },
    isCallersLeg ? { caller: request.from, routing_number: request.to } : {},
    // The action request of a Dial also tells that the caller has hung up.
    isCallersLeg && isOver(request.callStatus) ? { ended_at: time } : {},
    ...facts.map((fact) => callPatchOf(fact, time)),
  );
}

function attemptPatch(
  { context, request }: Source,
  { facts }: Outcome,
  at: Date,
): AttemptPatch | null {
  const { plan, state } = context;
  const rule = plan?.rules[state?.rule ?? -1];
  const changes = facts.flatMap((fact) => attemptPatchOf(fact, at.toISOString()) ?? []);
  if (!state || !rule || changes.length === 0) return null;
  const number = attemptOf(facts) ?? state.attempt;
  const person = plan.people[personOfAttempt(state, number)];
  if (!person) return null;
  const legSid = context.isCallersLeg ? request.dialCallSid : request.callSid;
  return merge<AttemptPatch>(
    {
      number,
      round: state.round,
      rule_order: rule.order,
      user_id: person.userId,
      user_name: person.name,
      phone: person.phone ?? '',
    },
    state.wave === undefined ? {} : { in_wave: true },
    legSid === undefined ? {} : { leg_sid: legSid },
    ...changes,
  );
}

/** The attempt of which the facts speak; those that order a ring are about the next one. */
function attemptOf(facts: readonly CallFact[]): number | undefined {
  const [attempt] = facts.flatMap((fact) =>
    'attempt' in fact && fact.kind !== 'ring-ordered' ? [fact.attempt] : [],
  );
  return attempt;
}

/** One patch out of what several sources know. */
function merge<Patch>(known: Patch, ...more: readonly Partial<Patch>[]): Patch {
  return more.reduce<Patch>((patch, each) => ({ ...patch, ...each }), known);
}
