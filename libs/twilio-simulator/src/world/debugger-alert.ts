/** A line in Twilio's debugger. */
export interface DebuggerAlert {
  readonly sid: string;
  readonly at: Date;
  readonly accountSid: string;
  readonly code: number;
  readonly level: 'warning' | 'error';
  readonly text: string;
  readonly callSid?: string;
  readonly url?: string;
}
