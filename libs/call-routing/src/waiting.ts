import type { RoutingPlan } from './plan.js';
import { keyRestSeconds, ringbackSeconds } from './prompts.js';
import type { CallState } from './state.js';
import type { Step } from './step.js';

/** Whether a waiting caller may press a key to leave a message instead. */
export function hearsKeys({ voicemail }: RoutingPlan): boolean {
  return voicemail?.whileWaiting === true;
}

/** The caller hears a whole ring, however short the rule's time is: nobody waits in silence from one phone to the next. */
export function waitARing(plan: RoutingPlan, state: CallState): Step {
  return waitOnce(plan, state, Infinity);
}

/**
 * The caller hears one ring, or waits in silence for what is left of the time if that is less.
 *
 * @param left in seconds.
 */
export function waitOnce(plan: RoutingPlan, state: CallState, left: number): Step {
  return hearsKeys(plan)
    ? {
        kind: 'wait',
        seconds: Math.min(ringbackSeconds + keyRestSeconds, left),
        hearsKeys: true,
        state,
      }
    : { kind: 'wait', seconds: Math.min(ringbackSeconds, left), state };
}
