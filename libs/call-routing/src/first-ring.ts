import { atTheDoor } from './admit.js';
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
  const next = ringFirst(plan, now);
  if (!isRinging(next)) return next;
  const greeted = isGreeted ? [] : greeting(plan);
  if (plan.recording === undefined) {
    return { steps: [...greeted, ...next.steps], facts: next.facts };
  }
  const told: Step[] = [...greeted, { kind: 'say', text: plan.recording.consent }];
  // Phones that are rung by calls of their own would not wait until the caller has been told.
  return ringsBeside(next)
    ? {
        steps: [...told, { kind: 'wait', seconds: 0, state: atTheDoor }],
        facts: [{ kind: 'recording-announced' }],
      }
    : {
        steps: [...told, ...next.steps],
        facts: [{ kind: 'recording-announced' }, ...next.facts],
      };
}

/** The first phones ring, of a caller who has heard all that is said before. */
export function ringFirst(plan: RoutingPlan, now: Moment): Outcome {
  const next = goOn(plan, { round: 1, rule: 0, tried: [], attempts: 0, tally: 'none', ...now });
  return { steps: [...choiceOf(plan, next.steps), ...next.steps], facts: next.facts };
}

function isRinging({ steps }: Outcome): boolean {
  return steps.some(({ kind }) => kind === 'ring' || kind === 'wait');
}

function ringsBeside({ steps }: Outcome): boolean {
  return steps.some(({ kind }) => kind === 'ring-all');
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
