/** A recording, from its start to its deletion. */
export interface Recording {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly source: 'RecordVerb' | 'DialVerb' | 'OutboundAPI';
  readonly channels: 1 | 2;
  readonly startedAt: Date;
  status: 'in-progress' | 'processing' | 'completed' | 'absent' | 'deleted';
  durationSeconds: number;
  /** What was said into it, as far as the handsets told. */
  spoken: string;
}
