import type { MessageKind, RoutingPlan } from './plan.js';
import type { Step } from './step.js';

/** Says one of the plan's messages in the voice that the plan has for it. */
export function say({ speeches }: RoutingPlan, kind: MessageKind, text: string): Step {
  const speech = speeches[kind];
  return speech === undefined ? { kind: 'say', text } : { kind: 'say', text, speech };
}
