/** Webhooks whose answer is TwiML that is run. */
export type DocumentKind =
  | 'voice'
  | 'voice-fallback'
  | 'call-url'
  | 'redirect'
  | 'gather-action'
  | 'dial-action'
  | 'record-action'
  | 'enqueue-action'
  | 'whisper'
  | 'conference-wait'
  | 'queue-wait';

/** Webhooks that only tell something; their answer is not run. */
export type StatusKind =
  | 'number-status'
  | 'dial-progress'
  | 'call-progress'
  | 'conference-status'
  | 'recording-status'
  | 'transcription'
  | 'machine-detection'
  | 'message-status';

/** What a webhook is about. */
export type WebhookKind = DocumentKind | StatusKind;

/** A webhook about to be sent. */
export interface PlannedWebhook {
  readonly kind: WebhookKind;
  readonly accountSid: string;
  readonly callSid?: string;
  readonly method: 'GET' | 'POST';
  /** As configured: with fragment and credentials. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}

/** One request to the application under test and what it answered. */
export interface WebhookExchange extends PlannedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  /** 1 for the first try; retries count up under the same idempotency token. */
  readonly attempt: number;
  readonly token: string;
  readonly startedAt: Date;
  /** A second copy that a fault sent. */
  readonly isDuplicate: boolean;
  status?: number;
  contentType?: string;
  responseBody?: string;
  failure?: string;
}

const statusKinds: ReadonlySet<string> = new Set<StatusKind>([
  'number-status',
  'dial-progress',
  'call-progress',
  'conference-status',
  'recording-status',
  'transcription',
  'machine-detection',
  'message-status',
]);

/** Whether the webhook only tells something, so that the network may lose or reorder it. */
export function isStatusKind(kind: WebhookKind): kind is StatusKind {
  return statusKinds.has(kind);
}
