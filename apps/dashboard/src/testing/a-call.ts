import type { CallDetailDto } from '@ringdown/contracts';

/** A call that has just come in, unless something else is said of it. */
export function aCall(changes: Partial<CallDetailDto> = {}): CallDetailDto {
  return {
    id: '1',
    status: 'ringing',
    policyId: null,
    policyName: null,
    caller: '+12025550100',
    callerWithheld: false,
    callerErased: false,
    callerName: null,
    routingNumber: '+12025550111',
    answeredBy: null,
    startedAt: '2026-01-01T12:00:00.000Z',
    acceptedAt: null,
    endedAt: null,
    waitSeconds: null,
    talkSeconds: null,
    attemptCount: 0,
    recordingSeconds: null,
    isTest: false,
    callSid: 'CA1',
    planId: null,
    costState: 'awaited',
    costs: [],
    callerCost: null,
    attempts: [],
    journal: [],
    ...changes,
  };
}
