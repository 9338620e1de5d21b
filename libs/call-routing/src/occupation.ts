import type { Instant } from '@ringdown/on-call';

import type { Decision } from './decision.js';
import type { RoutingPlan } from './plan.js';
import type { Step } from './step.js';

/** What is known of a plan's people in the moment in which some of them are to be rung; user ids. */
export type Occupation = {
  /** Whoever wants this hotline to leave them alone for a while. */
  muted: readonly string[];
  /** Whoever talks on another call. */
  talking: readonly string[];
  /** Whoever was rung of late, longest ago first; all others have been idle even longer. */
  rungOfLate: readonly string[];
};

/** What a decision may need to know beside its own plan. */
export type Known = {
  occupation?: Occupation | undefined;
  /** The plan of another policy of the project that is in force; undefined where there is none. */
  findPlan?: (policyId: string) => RoutingPlan | undefined;
};

/** When a decision is made, and what is known then. */
export type Moment = Known & { at: Instant };

/** Whether a decision rings people of whom it has to be known how occupied they are: those of a rule that rings all at once. */
export function wantsOccupation(plan: RoutingPlan, { steps, provided }: Decision): boolean {
  return [...steps, ...(provided?.otherwise.steps ?? [])].some(
    (step) => plan.rules[ruleRung(step) ?? -1]?.ringMode === 'all-at-once',
  );
}

function ruleRung(step: Step): number | undefined {
  if (step.kind === 'ring') return step.state.rule;
  return step.kind === 'ring-all' ? step.rings[0]?.state.rule : undefined;
}

/** Those who were rung longest ago come first; where nothing is known the order is kept. */
export function longestIdleFirst(
  { people: planned }: RoutingPlan,
  people: readonly number[],
  { rungOfLate }: Occupation,
): number[] {
  const lastRung = (person: number) => rungOfLate.indexOf(planned[person]?.userId ?? '');
  return people.toSorted((one, other) => lastRung(one) - lastRung(other));
}
