import type { AttemptDto, CallDetailDto, CallDto, JournalEntryDto } from '@ringdown/contracts';

import { isWithheld } from '../../telephony/caller-id.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import type { AttemptRecord, CallRecord, JournalRecord } from './call-record.js';
import { tellFact } from './journal-text.js';

export function toCallDto(call: CallRecord, numbers: ShownNumbers): CallDto {
  const { callerErased } = call;
  const callerWithheld = !callerErased && isWithheld(call.caller);
  return {
    id: call.id,
    status: call.status,
    policyId: call.policyId,
    policyName: call.policyName,
    caller: callerWithheld ? '' : numbers.number(call.caller ?? ''),
    callerWithheld,
    callerErased,
    callerName: call.callerName && numbers.text(call.callerName),
    routingNumber: call.routingNumber ?? '',
    answeredBy:
      call.answererId === null ? null : { userId: call.answererId, name: call.answererName ?? '' },
    startedAt: call.startedAt.toISOString(),
    acceptedAt: toText(call.acceptedAt),
    endedAt: toText(call.endedAt),
    waitSeconds: secondsBetween(call.startedAt, call.acceptedAt ?? call.endedAt),
    talkSeconds: talkSeconds(call),
    attemptCount: call.attemptCount,
    recordingSeconds: call.recordingSeconds === 0 ? null : call.recordingSeconds,
    isTest: call.isTest,
  };
}

export function toCallDetailDto(
  call: CallRecord,
  { attempts, journal }: { attempts: readonly AttemptRecord[]; journal: readonly JournalRecord[] },
  numbers: ShownNumbers,
): CallDetailDto {
  const names = new Map(attempts.map(({ number, userName }) => [number, userName]));
  return Object.assign(toCallDto(call, numbers), {
    callSid: call.callSid,
    planId: call.planId,
    costState: call.costState,
    costs: call.costs,
    callerCost: call.cost,
    attempts: attempts.map(toAttemptDto),
    journal: journal.flatMap(({ at, facts }) =>
      facts.map((fact): JournalEntryDto => ({
        at: at.toISOString(),
        kind: fact.kind,
        text: numbers.text(tellFact(fact, names)),
      })),
    ),
  });
}

function toAttemptDto(attempt: AttemptRecord): AttemptDto {
  return {
    number: attempt.number,
    round: attempt.round,
    ruleOrder: attempt.ruleOrder,
    userId: attempt.userId,
    userName: attempt.userName,
    phone: attempt.phone,
    outcome: attempt.outcome,
    askedAt: toText(attempt.askedAt),
    ringingAt: toText(attempt.ringingAt),
    pickedUpAt: toText(attempt.pickedUpAt),
    acceptedAt: toText(attempt.acceptedAt),
    endedAt: toText(attempt.endedAt),
    ringSeconds: secondsBetween(
      attempt.ringingAt ?? attempt.askedAt,
      attempt.pickedUpAt ?? attempt.endedAt,
    ),
    cost: attempt.cost,
  };
}

function talkSeconds({ acceptedAt, endedAt }: CallRecord): number | null {
  if (endedAt === null) return null;
  return acceptedAt === null ? 0 : secondsBetween(acceptedAt, endedAt);
}

/** Whole seconds; never negative, because callbacks are stamped when they reach us, in whatever order that is. */
function secondsBetween(from: Date | null, to: Date | null): number | null {
  if (from === null || to === null) return null;
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

function toText(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
