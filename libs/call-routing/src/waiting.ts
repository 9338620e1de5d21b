import type { RoutingPlan } from './plan.js';
import { keyRestSeconds, ringbackSeconds } from './prompts.js';
import type { CallState } from './state.js';
import type { Step } from './step.js';

/** Whether a waiting caller may press a key to leave a message instead. */
export function hearsKeys({ voicemail }: RoutingPlan): boolean {
  return voicemail?.whileWaiting === true;
}

/**
 * The caller hears one ring, or what is left of the time.
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
