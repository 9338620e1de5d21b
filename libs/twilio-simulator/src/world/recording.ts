/** A recording, from its start to its deletion. */
export interface Recording {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  /** Of the room that was recorded, where it was one. */
  readonly conferenceSid?: string;
  readonly source: 'RecordVerb' | 'DialVerb' | 'Conference' | 'OutboundAPI';
  readonly channels: 1 | 2;
  readonly startedAt: Date;
  status: 'in-progress' | 'processing' | 'completed' | 'absent' | 'deleted';
  durationSeconds: number;
  /** What was said into it, as far as the handsets told. */
  spoken: string;
}
