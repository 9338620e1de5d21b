import type { Leg } from '../call/leg.js';
import type { WebhookExchange } from '../webhook/webhook-exchange.js';
import type { DebuggerAlert } from './debugger-alert.js';
import type { SentMessage } from './sent-message.js';

/** Something a handset's owner hears. */
export interface Heard {
  readonly at: Date;
  readonly kind: 'say' | 'play' | 'beep' | 'person' | 'application-error';
  readonly text: string;
  readonly voice?: string;
  readonly language?: string;
}

/** Something that happened, for a live view. */
export type SimulatorEvent =
  | { readonly kind: 'leg'; readonly leg: Leg }
  | { readonly kind: 'heard'; readonly leg: Leg; readonly heard: Heard }
  | { readonly kind: 'key'; readonly leg: Leg; readonly key: string }
  | { readonly kind: 'webhook'; readonly exchange: WebhookExchange }
  | { readonly kind: 'message'; readonly message: SentMessage }
  | { readonly kind: 'alert'; readonly alert: DebuggerAlert };
