import type { CallFact, SkipReason, SkippedPerson } from './facts.js';
import { longestIdleFirst, type Moment, type Occupation } from './occupation.js';
import { peopleOfRule, vacanciesOfRule } from './people-of-rule.js';
import type { PlannedRule, RoutingPlan } from './plan.js';
import { mostAtOnce } from './prompts.js';
import type { CallState, Tally } from './state.js';

/**
 * Where the search for the next phone starts, and when: the people on call are those of this instant, so that a
 * hand-off holds for a call under way, too.
 */
export type SearchStart = Pick<CallState, 'round' | 'rule' | 'tried' | 'oneByOne'> &
  Moment & {
    /** Rings so far in the whole call. */
    attempts: number;
    tally: Tally;
  };

type Place = Pick<SearchStart, 'round' | 'rule' | 'tried' | 'at' | 'occupation'>;

/** The next ring and what was passed over on the way to it; without `state` escalation is exhausted. */
export type NextRing = {
  state: CallState | undefined;
  /** Who else of the same rule could be rung beside the person whom `state` rings. */
  others: readonly number[];
  /** Nobody can be rung who neither talks on another call nor wants to be left alone. */
  isLastResort: boolean;
  facts: readonly CallFact[];
};

/** Finds the next person who can be rung: first within the rule, then in later rules, then in the next round. */
export function nextRing(plan: RoutingPlan, start: SearchStart): NextRing {
  const facts: CallFact[] = [];
  const { at } = start;
  let { round, rule, tried, occupation } = start;
  for (;;) {
    const found = firstReachable(plan, { round, rule, tried, at, occupation }, facts);
    if (found !== undefined) {
      const [person, ...others] = found.people;
      const state: CallState = {
        round,
        rule: found.rule,
        person,
        attempt: start.attempts + 1,
        tried: [...tried, person],
        prompts: 0,
        tally: start.tally,
        ...(start.oneByOne && { oneByOne: start.oneByOne }),
      };
      return { state, others, isLastResort: occupation !== start.occupation, facts };
    }
    if (tried.length === 0 && occupation !== undefined && mayHide(occupation)) {
      // A phone that is engaged, or whose owner wants to be left alone, is better than none.
      occupation = undefined;
      rule = 0;
      continue;
    }
    // Nobody could be rung in a whole round: another one would find nobody either.
    if (tried.length === 0 || round > plan.repeats) {
      return { state: undefined, others: [], isLastResort: false, facts };
    }
    round += 1;
    rule = 0;
    tried = [];
    facts.push({ kind: 'round-began', round });
  }
}

function firstReachable(
  plan: RoutingPlan,
  from: Place,
  facts: CallFact[],
): { rule: number; people: readonly [number, ...number[]] } | undefined {
  for (const [index, rule] of plan.rules.entries()) {
    if (index < from.rule) continue;
    // The search goes on where somebody was rung last.
    const goesOn = index === from.rule && from.tried.length > 0;
    const [first, ...others] = reachable(plan, rule, from);
    if (first !== undefined) {
      if (!goesOn || rule.ringMode === 'all-at-once') facts.push(...leftOut(plan, rule, from));
      return { rule: index, people: [first, ...others] };
    }
    // A rule in which somebody was rung is finished, not skipped.
    if (!goesOn) facts.push(ruleSkipped(plan, rule, from));
  }
  return undefined;
}

/** Whom a rule can ring, in their order; where not all can ring at once, the longest idle come first. */
function reachable(plan: RoutingPlan, rule: PlannedRule, place: Place): number[] {
  const people = peopleOfRule(plan, rule, place.at).filter(
    (person) => skipReason(plan, rule, person, place) === undefined,
  );
  const { occupation } = place;
  return occupation === undefined || rule.ringMode === 'one-by-one' || people.length <= mostAtOnce
    ? people
    : longestIdleFirst(plan, people, occupation);
}

function skipReason(
  plan: RoutingPlan,
  rule: PlannedRule,
  person: number,
  { tried, occupation }: Place,
): SkipReason | undefined {
  const planned = plan.people[person];
  if (planned?.phone == null) return 'no-verified-phone';
  if (tried.includes(person)) return 'already-tried';
  if (occupation?.muted.includes(planned.userId) === true) return 'muted';
  const isTalking = occupation?.talking.includes(planned.userId) === true;
  return isTalking && rule.ringMode === 'all-at-once' ? 'talking' : undefined;
}

/** Whether it may be for what is known of people that nobody can be rung. */
function mayHide({ talking, muted }: Occupation): boolean {
  return talking.length > 0 || muted.length > 0;
}

/** Whoever of a rule is not rung with the others, because they talk on another call or want to be left alone. */
function leftOut(plan: RoutingPlan, rule: PlannedRule, place: Place): CallFact[] {
  const people = skipped(plan, rule, place).filter(
    ({ reason }) => reason === 'talking' || reason === 'muted',
  );
  return people.length === 0 ? [] : [{ kind: 'left-out', ruleOrder: rule.order, people }];
}

function ruleSkipped(plan: RoutingPlan, rule: PlannedRule, place: Place): CallFact {
  const people = skipped(plan, rule, place);
  const vacant = vacanciesOfRule(plan, rule, place.at);
  return { kind: 'rule-skipped', round: place.round, ruleOrder: rule.order, people, vacant };
}

function skipped(plan: RoutingPlan, rule: PlannedRule, place: Place): SkippedPerson[] {
  return peopleOfRule(plan, rule, place.at).flatMap((index) => {
    const person = plan.people[index];
    const reason = skipReason(plan, rule, index, place);
    return person && reason ? [{ userId: person.userId, name: person.name, reason }] : [];
  });
}
