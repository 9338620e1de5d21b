import type { Outcome } from './decision.js';
import { goOn } from './go-on.js';
import type { Moment } from './occupation.js';
import type { RoutingPlan } from './plan.js';
import { prompt } from './prompts.js';
import { say } from './say.js';
import type { Step } from './step.js';

/** A caller is greeted, and the first phone rings; without any they hear why. */
export function firstRing(
  plan: RoutingPlan,
  now: Moment,
  { isGreeted = false }: { isGreeted?: boolean } = {},
): Outcome {
  const next = goOn(plan, { round: 1, rule: 0, tried: [], attempts: 0, tally: 'none', ...now });
  const isRinging = next.steps.some(({ kind }) => kind === 'ring' || kind === 'wait');
  return {
    steps: [
      ...(isRinging && !isGreeted ? greeting(plan) : []),
      ...choiceOf(plan, next.steps),
      ...next.steps,
    ],
    facts: next.facts,
  };
}

/** Nothing where the policy greets nobody. */
export function greeting(plan: RoutingPlan): Step[] {
  const { greeting: text } = plan.messages;
  return text === null ? [] : [say(plan, 'greeting', text)];
}

/** Tells a caller who waits that they may leave a message instead. */
function choiceOf(plan: RoutingPlan, steps: readonly Step[]): Step[] {
  const mayChoose = steps.some((step) => step.kind === 'wait' && step.hearsKeys);
  return mayChoose ? [{ kind: 'say', ...prompt(plan, 'messageInstead') }] : [];
}
