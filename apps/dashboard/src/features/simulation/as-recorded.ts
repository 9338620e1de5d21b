import type { SimulatedCall, SimulatedRing } from '@ringdown/call-routing';
import type { AttemptDto, CallDetailDto } from '@ringdown/contracts';

/** A simulated call as the call log would hold it, so that it can be drawn like a real one. */
export function asRecorded({ startsAt, endsAt, status, steps }: SimulatedCall): CallDetailDto {
  const rings = steps.filter((step) => step.kind === 'ring');
  const taken = rings.find(({ outcome }) => outcome === 'accepted');
  const acceptedAt = taken?.acceptedAt;
  return {
    id: 'simulated',
    status,
    policyId: null,
    policyName: null,
    caller: '',
    callerWithheld: false,
    callerErased: false,
    callerName: null,
    routingNumber: '',
    answeredBy: taken === undefined ? null : { userId: taken.userId, name: taken.name },
    startedAt: iso(startsAt),
    acceptedAt: maybeIso(acceptedAt),
    endedAt: iso(endsAt),
    waitSeconds: ((acceptedAt ?? endsAt) - startsAt) / 1000,
    talkSeconds: acceptedAt === undefined ? 0 : (endsAt - acceptedAt) / 1000,
    attemptCount: rings.length,
    recordingSeconds: null,
    isTest: true,
    callSid: '',
    planId: null,
    costState: 'not-told',
    costs: [],
    callerCost: null,
    attempts: rings.map(attemptOf),
    journal: [],
  };
}

function attemptOf(ring: SimulatedRing): AttemptDto {
  const { attempt: number, round, ruleOrder, userId, name: userName, outcome } = ring;
  const { from, to, pickedUpAt, acceptedAt } = ring;
  return {
    number,
    round,
    ruleOrder,
    userId,
    userName,
    phone: '',
    outcome,
    askedAt: iso(from),
    ringingAt: iso(from),
    pickedUpAt: maybeIso(pickedUpAt),
    acceptedAt: maybeIso(acceptedAt),
    endedAt: iso(to),
    ringSeconds: ((pickedUpAt ?? to) - from) / 1000,
    cost: null,
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function maybeIso(instant: number | undefined): string | null {
  return instant === undefined ? null : iso(instant);
}
