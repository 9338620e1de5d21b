import type {
  CallbackFaults,
  DebuggerAlert,
  FaultChance,
  SentMessage,
  TwilioSimulator,
  WebhookExchange,
} from '@ringdown/twilio-simulator';

import type {
  AlertView,
  FaultsView,
  MessageView,
  NumberView,
  WebhookView,
} from '../control-api.js';
import { readableNumber } from '../phones/readable-number.js';

export function numberViews(simulator: TwilioSimulator): NumberView[] {
  return simulator.numbers.map((number) => ({
    phoneNumber: number.phoneNumber,
    readableNumber: readableNumber(number.phoneNumber),
    friendlyName: number.friendlyName,
    voiceUrl: number.voiceUrl,
    voiceFallbackUrl: number.voiceFallbackUrl,
    statusCallback: number.statusCallback,
  }));
}

export function messageView(message: SentMessage): MessageView {
  const { sid, createdAt, from, to, body, status } = message;
  return { sid, at: createdAt.toISOString(), from, to, body, status };
}

export function alertView(alert: DebuggerAlert): AlertView {
  const { sid, at, code, level, text, callSid, url } = alert;
  return {
    sid,
    at: at.toISOString(),
    code,
    level,
    text,
    ...(callSid !== undefined && { callSid }),
    ...(url !== undefined && { url: withoutQuery(url) }),
  };
}

export function webhookView(exchange: WebhookExchange): WebhookView {
  const { startedAt, kind, method, url, callSid, attempt, isDuplicate, status, failure } = exchange;
  return {
    at: startedAt.toISOString(),
    kind,
    method,
    url: withoutQuery(url),
    attempt,
    isDuplicate,
    ...(callSid !== undefined && { callSid }),
    ...(status !== undefined && { status }),
    ...(failure !== undefined && { failure }),
  };
}

export function faultsView(faults: CallbackFaults): FaultsView {
  return {
    duplicate: chance(faults.duplicate),
    duplicateAtOnce: chance(faults.duplicateAtOnce),
    delay: chance(faults.delay),
    longestDelaySeconds: Number.parseFloat(String(faults.longestDelay)),
    drop: chance(faults.drop),
    reorder: chance(faults.reorder),
  };
}

/** Only numbers are ever set here; the simulator knows finer ones. */
function chance(setting: FaultChance): number {
  return typeof setting === 'number' ? setting : 0;
}

/** Queries carry signed tokens that say nothing to a reader. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '');
}
