import { mayCall, type Block, type Caller } from './admission.js';
import type { Decision, Outcome } from './decision.js';
import type { CallFact } from './facts.js';
import type { RoutingPlan } from './plan.js';
import { keySeconds, mostPrompts, prompt } from './prompts.js';
import { say } from './say.js';
import type { CallState } from './state.js';

/** Where a call stands before anybody is rung. */
export const atTheDoor: CallState = {
  round: 1,
  rule: 0,
  person: -1,
  attempt: 0,
  tried: [],
  prompts: 0,
  tally: 'none',
};

/**
 * Lets a caller in, asks for a key first, or refuses.
 *
 * @param known what is true of the call whatever becomes of it.
 * @param letIn what a caller hears who is let in.
 */
export function admit(
  plan: RoutingPlan,
  caller: Caller,
  known: readonly CallFact[],
  letIn: () => Outcome,
): Decision {
  const verdict = mayCall(plan.admission, caller);
  if (verdict.kind === 'refused') return after(known, refuse(plan, verdict));

  const next = after(known, verdict.isChallenged ? challenge(plan, atTheDoor) : letIn());
  const { callsPerHour: calls } = verdict;
  if (calls === null) return next;
  const otherwise = after(known, refuse(plan, { because: 'too-many-calls', calls }));
  return { ...next, provided: { that: 'calls-below', calls, otherwise } };
}

/** A caller who was asked for a key has pressed one, or none. */
export function decideChallenge(
  plan: RoutingPlan,
  state: CallState,
  key: string,
  letIn: () => Outcome,
): Outcome {
  if (key === '1') return after([{ kind: 'challenge-passed' }], letIn());
  return state.prompts < mostPrompts ? challenge(plan, state) : refuse(plan, { because: 'no-key' });
}

function challenge(plan: RoutingPlan, state: CallState): Outcome {
  const asked = { ...state, prompts: state.prompts + 1 };
  return {
    steps: [
      { kind: 'challenge', ...prompt(plan, 'challenge'), waitSeconds: keySeconds, state: asked },
      // Reached only when the carrier cannot bring us the key.
      { kind: 'hang-up' },
    ],
    facts: [{ kind: 'challenged' }],
  };
}

function refuse(plan: RoutingPlan, block: Block): Outcome {
  return {
    steps: [say(plan, 'refusal', plan.admission.refusalMessage), { kind: 'hang-up' }],
    facts: [{ ...block, kind: 'refused', reason: 'blocked' }],
  };
}

function after(known: readonly CallFact[], { facts, ...outcome }: Outcome): Outcome {
  return { ...outcome, facts: [...known, ...facts] };
}
