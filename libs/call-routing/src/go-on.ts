import type { Outcome } from './decision.js';
import type { ToldResult } from './event.js';
import type { CallFact, Ending } from './facts.js';
import { nextRing, type SearchStart } from './next-ring.js';
import type { PlannedRule, RoutingPlan } from './plan.js';
import { mostAtOnce } from './prompts.js';
import { recordedBy } from './recording.js';
import { say } from './say.js';
import type { CallState, Tally } from './state.js';
import { offerVoicemail } from './voicemail.js';
import { hearsKeys, waitARing } from './waiting.js';

/** Rings who is next, one or several, or ends the call with the sentence that fits. */
export function goOn(plan: RoutingPlan, start: SearchStart): Outcome {
  const { state, others, isLastResort, facts } = nextRing(plan, start);
  const rule = plan.rules[state?.rule ?? -1];
  if (!state || !rule) return end(plan, start, facts);
  const inTurn = rule.ringMode === 'one-by-one';
  const isAlone = inTurn || others.length === 0;
  const ring =
    state.oneByOne === true || (isAlone && !hearsKeys(plan))
      ? ringOne(plan, rule, state)
      : ringAll(plan, rule, state, {
          others: isAlone ? [] : others.slice(0, mostAtOnce - 1),
          // Whoever is rung in turn is rung whatever they do.
          isLastResort: isLastResort || inTurn,
          since: start.at,
        });
  return { steps: ring.steps, facts: [...facts, ...ring.facts] };
}

function ringOne(plan: RoutingPlan, rule: PlannedRule, state: CallState): Outcome {
  const seconds = rule.escalateAfterSeconds;
  const { longestTalkSeconds: talkSeconds, callerIdShown: callerId } = plan;
  const phone = phoneOf(plan, state.person);
  return {
    steps: [{ kind: 'ring', phone, seconds, talkSeconds, callerId, ...recordedBy(plan), state }],
    facts: [ringOrdered(plan, rule, state)],
  };
}

/** The caller hears ringing while the carrier calls each phone: several, or one for whom a caller may leave a message instead. */
function ringAll(
  plan: RoutingPlan,
  rule: PlannedRule,
  state: CallState,
  more: { others: readonly number[]; isLastResort: boolean; since: number },
): Outcome {
  const seconds = rule.escalateAfterSeconds;
  const { others, isLastResort, since } = more;
  const people = [state.person, ...others];
  const tried = [...state.tried, ...others];
  const wave = { first: state.attempt, size: people.length, since };
  const states = people.map((person, index): CallState => ({
    ...state,
    person,
    attempt: state.attempt + index,
    tried,
    wave,
  }));
  const rings = states.map((each) => ({ phone: phoneOf(plan, each.person), state: each }));
  return {
    steps: [
      waitARing(plan, { ...state, tried, wave }),
      { kind: 'ring-all', seconds, rings, ...(isLastResort && { isLastResort }) },
    ],
    facts: states.map((each): CallFact => ({ ...ringOrdered(plan, rule, each), inWave: true })),
  };
}

function ringOrdered(plan: RoutingPlan, rule: PlannedRule, state: CallState) {
  const person = plan.people[state.person];
  return {
    kind: 'ring-ordered',
    attempt: state.attempt,
    round: state.round,
    ruleOrder: rule.order,
    userId: person?.userId ?? '',
    name: person?.name ?? '',
    seconds: rule.escalateAfterSeconds,
  } as const;
}

/** Whoever is found has one. */
function phoneOf(plan: RoutingPlan, person: number): string {
  return plan.people[person]?.phone ?? '';
}

function end(plan: RoutingPlan, start: SearchStart, facts: readonly CallFact[]): Outcome {
  const ending = endingOf(start);
  const ended: CallFact[] = [...facts, { kind: 'ended', ending }];
  if (plan.voicemail !== undefined) {
    const offer = offerVoicemail(plan, plan.voicemail, restOf(start));
    return { steps: offer.steps, facts: [...ended, ...offer.facts] };
  }
  const kind = ending === 'no-one-available' ? 'noOneAvailable' : 'noAnswer';
  return {
    steps: [say(plan, kind, plan.messages[kind]), { kind: 'hang-up' }],
    facts: ended,
  };
}

/** Where a call stands in which nobody is rung any more. */
function restOf({ round, rule, tried, attempts, tally }: SearchStart): CallState {
  return { round, rule, person: -1, attempt: attempts, tried, prompts: 0, tally };
}

function endingOf({ attempts, tally }: SearchStart): Ending {
  if (attempts === 0) return 'no-one-available';
  return tally === 'busy' || tally === 'failed' ? tally : 'no-answer';
}

/** What all rings have in common, the latest one included. */
export function count(tally: Tally, result: ToldResult | Tally): Tally {
  const latest = result === 'busy' || result === 'failed' ? result : 'mixed';
  return tally === 'none' || tally === latest ? latest : 'mixed';
}
