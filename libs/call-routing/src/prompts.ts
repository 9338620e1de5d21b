import type { RoutingPlan } from './plan.js';
import { callerPlaceholder } from './step.js';

/** How long somebody has for a key, in seconds after the prompt. */
export const keySeconds = 6;
/** How often somebody is asked before silence counts as no. */
export const mostPrompts = 2;

/** How many phones ring at once at most; whoever is left is rung after them. */
export const mostAtOnce = 10;
/** One ring as a waiting caller hears it, with the silence after it. */
export const ringbackSeconds = 6;

/** The whisper: what a responder hears before being connected. */
export function whisper(plan: RoutingPlan): string {
  return `${plan.policyName}. Call from ${callerPlaceholder}. Press 1 to accept, or 2 to pass.`;
}

export const whisperAgain = 'Press 1 to accept the call, or 2 to pass it on.';
/** What a responder hears who is too late, because somebody else has the call or nobody waits any more. */
export const tooLate = 'This call is no longer waiting. Thank you.';
export const connecting = 'Connecting.';
export const noKey = 'No key was pressed. Goodbye.';
export const passed = 'Thank you. The call is passed on.';
export const challengePrompt = 'To be connected, please press 1.';
export const disabledMessage = 'This hotline is switched off at the moment. Goodbye.';
