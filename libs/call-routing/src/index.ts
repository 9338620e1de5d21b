export {
  inOrderOfDecision,
  type Admission,
  type Block,
  type Caller,
  type CallerEntry,
} from './admission.js';
export { decide, decideIncoming } from './decide.js';
export type { Condition, Decision, Outcome } from './decision.js';
export type { CallEvent, RingResult } from './event.js';
export type { CallFact, Ending, LegStatus, Refusal, SkipReason } from './facts.js';
export type {
  MessageKind,
  PlannedPerson,
  PlannedRule,
  PlannedSchedule,
  PlannedTarget,
  RoutingPlan,
  Speech,
} from './plan.js';
export { simulateCall } from './simulate-call.js';
export type {
  Behaviour,
  RingOutcome,
  SimulatedCall,
  SimulatedRing,
  SimulatedStatus,
  SimulatedStep,
  Situation,
} from './simulated-call.js';
export type { CallState, Tally } from './state.js';
export { callerPlaceholder, type Step } from './step.js';
