import type { Decision, Outcome } from './decision.js';
import type { WaveStanding } from './event.js';
import type { CallFact, LetGo } from './facts.js';
import { ringFirst } from './first-ring.js';
import { count, goOn } from './go-on.js';
import type { Moment } from './occupation.js';
import type { RoutingPlan } from './plan.js';
import { messageKey, prompt } from './prompts.js';
import { recordedBy } from './recording.js';
import type { CallState, Wave } from './state.js';
import type { Step } from './step.js';
import { offerVoicemail, type Voicemail } from './voicemail.js';
import { waitOnce } from './waiting.js';

/** By now the carrier has taken on a ring, or it never will: milliseconds. */
const ordersAreKnownAfter = 5000;

const hangUp: Step = { kind: 'hang-up' };

/** Whom an attempt rings: of a wave or alone, as a position in the plan's people. */
export function personOfAttempt({ person, tried, wave }: CallState, attempt: number): number {
  if (wave === undefined) return person;
  return tried.slice(-wave.size)[attempt - wave.first] ?? person;
}

/** What comes for a caller who waits: the responder who has accepted, more ringing, or whoever is next. */
export function decideWaited(
  plan: RoutingPlan,
  state: CallState,
  { standing, key }: { standing: WaveStanding | undefined; key: string },
  now: Moment,
): Decision {
  const { wave } = state;
  // The caller has been told that the call is recorded, and nobody was rung yet.
  if (wave === undefined) return ringFirst(plan, now);
  const takenBy = wave.takenBy ?? standing?.takenBy;
  if (takenBy !== undefined) {
    return standing?.hasLeft === true
      ? endWave(plan, state, wave, { ...standing, takenBy }, now)
      : putThrough(plan, state, takenBy);
  }
  // Somebody may accept in this very moment.
  const unlessTaken = {
    that: 'wave-open',
    first: wave.first,
    otherwise: putThrough(plan, state, state.attempt),
  } as const;
  if (key === messageKey && plan.voicemail?.whileWaiting === true) {
    return { ...leaveMessage(plan, plan.voicemail, state, wave), provided: unlessTaken };
  }
  const left = wave.since + secondsOf(plan, state) * 1000 - now.at;
  if (left > 0 && isUnderWay(wave, standing, now.at)) {
    return { steps: [waitOnce(plan, state, Math.ceil(left / 1000))], facts: [] };
  }
  return { ...endWave(plan, state, wave, standing, now), provided: unlessTaken };
}

/** The caller was in the room of a wave. If nobody else was there, it goes on with whoever is next. */
export function decideParted(
  plan: RoutingPlan,
  state: CallState,
  { standing, isCallerGone }: { standing: WaveStanding | undefined; isCallerGone: boolean },
  now: Moment,
): Decision {
  const { wave } = state;
  const attempt = standing?.takenBy ?? state.attempt;
  const hasMet = standing?.hasLeft !== true;
  if (wave !== undefined && !hasMet && !isCallerGone) {
    return endWave(plan, state, wave, { ...standing, takenBy: attempt }, now);
  }
  const result = hasMet ? 'connected' : 'caller-gone';
  return {
    // Where the responder hung up first, nobody is left to let go.
    steps: [hangUp, ...(wave !== undefined && isCallerGone ? [endRings(wave, 'caller-gone')] : [])],
    facts: [{ kind: 'ring-ended', attempt, result }],
  };
}

function putThrough(plan: RoutingPlan, state: CallState, attempt: number): Outcome {
  const { longestTalkSeconds: talkSeconds } = plan;
  return {
    steps: [
      {
        kind: 'meet',
        side: 'caller',
        talkSeconds,
        ...recordedBy(plan),
        state: { ...state, attempt },
      },
      hangUp,
    ],
    facts: [{ kind: 'put-through' }],
  };
}

/** The caller would rather leave a message than wait on. */
function leaveMessage(
  plan: RoutingPlan,
  voicemail: Voicemail,
  state: CallState,
  wave: Wave,
): Outcome {
  const offer = offerVoicemail(plan, voicemail, state);
  return {
    steps: [...offer.steps, endRings(wave, 'message-instead')],
    facts: [
      { kind: 'wave-over', first: wave.first, last: lastOf(wave) },
      { kind: 'message-chosen' },
      ...offer.facts,
    ],
  };
}

/** Lets everybody go who still rings, and goes on; whom the carrier would not ring is rung one by one. */
function endWave(
  plan: RoutingPlan,
  state: CallState,
  wave: Wave,
  standing: WaveStanding | undefined,
  now: Moment,
): Outcome {
  const last = lastOf(wave);
  const notRung = new Set(attemptsNotRung(wave, standing).map((n) => personOfAttempt(state, n)));
  const next = goOn(plan, {
    ...state,
    tried: state.tried.filter((person) => !notRung.has(person)),
    attempts: last,
    tally: (standing?.rings ?? []).reduce(
      (tally, { ended }) => count(tally, ended ?? 'mixed'),
      state.tally,
    ),
    ...(notRung.size > 0 && { oneByOne: true }),
    ...now,
  });
  return {
    steps: [...progress(plan, state, next), ...next.steps, endRings(wave, 'time-is-up')],
    facts: [
      ...takenInVain(standing),
      { kind: 'wave-over', first: wave.first, last },
      ...next.facts,
    ],
  };
}

/** Whoever has waited in vain hears that it goes on, where another rule or round begins. */
function progress(plan: RoutingPlan, { round, rule }: CallState, { steps }: Outcome): Step[] {
  const goesOn = steps.some(
    (step) =>
      (step.kind === 'wait' || step.kind === 'ring') &&
      (step.state.round !== round || step.state.rule !== rule),
  );
  return goesOn ? [{ kind: 'say', ...prompt(plan, 'stillTrying') }] : [];
}

function takenInVain(standing: WaveStanding | undefined): CallFact[] {
  return standing?.takenBy === undefined
    ? []
    : [{ kind: 'ring-ended', attempt: standing.takenBy, result: 'not-accepted' }];
}

function lastOf({ first, size }: Wave): number {
  return first + size - 1;
}

function endRings({ first, size, since }: Wave, because: LetGo): Step {
  return { kind: 'end-rings', wave: { first, size, since }, because };
}

function secondsOf(plan: RoutingPlan, { rule }: CallState): number {
  return plan.rules[rule]?.escalateAfterSeconds ?? 0;
}

function isUnderWay(wave: Wave, standing: WaveStanding | undefined, at: number): boolean {
  if (standing === undefined) return true;
  const { rings, refused } = standing;
  const isOrdered = rings.length > 0 || at - wave.since < ordersAreKnownAfter;
  const over = rings.filter(({ ended }) => ended !== undefined).length + refused.length;
  return isOrdered && over < wave.size;
}

/** Without a record nobody can tell; then all are taken to have been rung. */
function attemptsNotRung(wave: Wave, standing: WaveStanding | undefined): number[] {
  if (standing === undefined) return [];
  const rung = new Set(standing.rings.map(({ attempt }) => attempt));
  return Array.from({ length: wave.size }, (_, index) => wave.first + index).filter(
    (attempt) => !rung.has(attempt),
  );
}
