export {
  inOrderOfDecision,
  type Admission,
  type Block,
  type Caller,
  type CallerEntry,
} from './admission.js';
export { decide, decideIncoming } from './decide.js';
export type { Condition, Decision, Outcome } from './decision.js';
export type { CallEvent, Recording, RingResult, ToldResult, WaveStanding } from './event.js';
export type {
  CallFact,
  Ending,
  LegStatus,
  LetGo,
  PassingOn,
  Refusal,
  SkippedPerson,
  SkipReason,
} from './facts.js';
export { leadsElsewhere, type Menu } from './menu.js';
export type {
  MessageKind,
  PlannedPerson,
  PlannedRule,
  PlannedSchedule,
  PlannedTarget,
  RingMode,
  RoutingPlan,
  Speech,
} from './plan.js';
export { wantsOccupation, type Known, type Occupation } from './occupation.js';
export {
  keyRestSeconds,
  prompt,
  promptsIn,
  ringbackSeconds,
  speaksPromptsIn,
  waitingWords,
  type Prompt,
} from './prompts.js';
export { factOfTalk } from './recording.js';
export { rungNow } from './rung-now.js';
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
export type { CallState, Tally, Wave } from './state.js';
export {
  callerPlaceholder,
  isOrder,
  positionPlaceholder,
  waitingPlaceholder,
  withPosition,
  type Order,
  type Step,
  type Verb,
} from './step.js';
export { factOfRecording, type Voicemail } from './voicemail.js';
export { personOfAttempt } from './wave.js';
export { isOpen, nextChange, openPeriods, type SupportHours } from './support-hours.js';
