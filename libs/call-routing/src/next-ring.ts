import type { Instant } from '@ringdown/on-call';

import type { CallFact, SkipReason } from './facts.js';
import { peopleOfRule, vacanciesOfRule } from './people-of-rule.js';
import type { PlannedRule, RoutingPlan } from './plan.js';
import type { CallState, Tally } from './state.js';

/** Where the search for the next phone starts, and when. */
export type SearchStart = Pick<CallState, 'round' | 'rule' | 'tried' | 'oneByOne'> & {
  /** Rings so far in the whole call. */
  attempts: number;
  tally: Tally;
  /** The people on call are those of this instant, so that a hand-off holds for a call under way, too. */
  at: Instant;
};

type Place = Pick<SearchStart, 'round' | 'rule' | 'tried' | 'at'>;

/** The next ring and what was passed over on the way to it; without `state` escalation is exhausted. */
export type NextRing = { state: CallState | undefined; facts: readonly CallFact[] };

/** Finds the next person who can be rung: first within the rule, then in later rules, then in the next round. */
export function nextRing(plan: RoutingPlan, start: SearchStart): NextRing {
  const facts: CallFact[] = [];
  const { at } = start;
  let { round, rule, tried } = start;
  for (;;) {
    const found = firstReachable(plan, { round, rule, tried, at }, facts);
    if (found !== undefined) {
      const state: CallState = {
        round,
        rule: found.rule,
        person: found.person,
        attempt: start.attempts + 1,
        tried: [...tried, found.person],
        prompts: 0,
        tally: start.tally,
        ...(start.oneByOne && { oneByOne: start.oneByOne }),
      };
      return { state, facts };
    }
    // Nobody could be rung in a whole round: another one would find nobody either.
    if (tried.length === 0 || round > plan.repeats) return { state: undefined, facts };
    round += 1;
    rule = 0;
    tried = [];
    facts.push({ kind: 'round-began', round });
  }
}

/** Who else of the same rule could be rung beside the person whom `state` rings. */
export function othersToRing(plan: RoutingPlan, state: CallState, at: Instant): number[] {
  const rule = plan.rules[state.rule];
  if (rule === undefined) return [];
  return peopleOfRule(plan, rule, at).filter(
    (person) => skipReason(plan, person, state.tried) === undefined,
  );
}

function firstReachable(
  plan: RoutingPlan,
  from: Place,
  facts: CallFact[],
): { rule: number; person: number } | undefined {
  for (const [index, rule] of plan.rules.entries()) {
    if (index < from.rule) continue;
    const people = peopleOfRule(plan, rule, from.at);
    const person = people.find((each) => skipReason(plan, each, from.tried) === undefined);
    if (person !== undefined) return { rule: index, person };
    // The search goes on where somebody was rung last: that rule is finished, not skipped.
    const isFinished = index === from.rule && from.tried.length > 0;
    if (!isFinished) facts.push(ruleSkipped(plan, rule, from));
  }
  return undefined;
}

function skipReason(
  plan: RoutingPlan,
  person: number,
  tried: readonly number[],
): SkipReason | undefined {
  if (plan.people[person]?.phone == null) return 'no-verified-phone';
  return tried.includes(person) ? 'already-tried' : undefined;
}

function ruleSkipped(plan: RoutingPlan, rule: PlannedRule, { round, tried, at }: Place): CallFact {
  const people = peopleOfRule(plan, rule, at).flatMap((index) => {
    const person = plan.people[index];
    const reason = skipReason(plan, index, tried);
    return person && reason ? [{ userId: person.userId, name: person.name, reason }] : [];
  });
  const vacant = vacanciesOfRule(plan, rule, at);
  return { kind: 'rule-skipped', round, ruleOrder: rule.order, people, vacant };
}
