export type { Duration } from './clock/duration.js';
export type { Cancel, SimulatorClock } from './clock/simulator-clock.js';
export { VirtualClock } from './clock/virtual-clock.js';
export { WallClock } from './clock/wall-clock.js';
export { TwilioSimulator } from './simulator.js';
export type { SimulatorOptions } from './world/world.js';
export type { EndStatus, Leg, LegDirection, LegStatus } from './call/leg.js';
export type { CallerLeg } from './phone/caller-leg.js';
export type { DialInOptions } from './phone/dial-in.js';
export type { PhoneScript } from './phone/habit.js';
export type { Phone, PhoneState } from './phone/phone.js';
export type {
  Account,
  AccountSettings,
  IncomingPhoneNumber,
  NumberSettings,
} from './world/account.js';
export type { Behaviour } from './world/behaviour.js';
export type { DebuggerAlert } from './world/debugger-alert.js';
export type { Recording } from './world/recording.js';
export type { MessageStatus, SentMessage } from './world/sent-message.js';
export type { Heard, SimulatorEvent } from './world/simulator-event.js';
export type {
  CallbackFault,
  CallbackFaults,
  CallbackFaultSettings,
  FaultChance,
} from './webhook/callback-faults.js';
export type {
  DocumentKind,
  PlannedWebhook,
  StatusKind,
  WebhookExchange,
  WebhookKind,
} from './webhook/webhook-exchange.js';
export { signature, signedVoiceUrl } from './webhook/signature.js';
export type { RestCall, RestFault, RestFaults } from './rest/rest-faults.js';
export { restListener, serveRest } from './rest/rest-listener.js';
