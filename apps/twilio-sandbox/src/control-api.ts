/** What the control API says; the page is compiled against the same shapes. */

/** How the owner of a phone treats a ring. */
export type PhoneBehaviour =
  'by-hand' | 'answers' | 'mailbox' | 'declines' | 'busy' | 'unreachable' | 'ignores';

/** What a phone is doing. `dialling`: nobody has answered its call yet; `listening`: a voice of Twilio's speaks to it. */
export type PhoneActivity = 'idle' | 'dialling' | 'ringing' | 'listening' | 'talking';

/** One line of what happened in a call, as the phone's owner lived it. */
export interface TranscriptLine {
  readonly at: string;
  /** `key`: the owner pressed it; `note`: something that was neither heard nor pressed. */
  readonly kind: 'say' | 'play' | 'beep' | 'person' | 'application-error' | 'key' | 'note';
  readonly text: string;
  readonly language?: string;
}

/** The call a phone is in. */
export interface PhoneCall {
  readonly sid: string;
  readonly direction: 'outgoing' | 'incoming';
  /** The number dialled, or the caller id shown, as a display shows it. */
  readonly display: string;
  /** Twilio's word for the call's status. */
  readonly status: string;
  /** Numbers. */
  readonly talkingTo: readonly string[];
  /** A key pressed now would be taken. */
  readonly asksForKey: boolean;
}

export interface PhoneView {
  readonly number: string;
  readonly readableNumber: string;
  readonly name: string;
  readonly role: 'caller' | 'responder';
  readonly behaviour: PhoneBehaviour;
  readonly state: PhoneActivity;
  /** When it began to do what it does. */
  readonly since: string;
  readonly call: PhoneCall | null;
  /** Of the call it is in, or else of its last one. */
  readonly transcript: readonly TranscriptLine[];
}

/** A routing number and the addresses Twilio asks what to do. */
export interface NumberView {
  readonly phoneNumber: string;
  readonly readableNumber: string;
  readonly friendlyName: string;
  readonly voiceUrl: string;
  readonly voiceFallbackUrl: string;
  readonly statusCallback: string;
}

export interface MessageView {
  readonly sid: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: string;
}

/** A line of Twilio's debugger. */
export interface AlertView {
  readonly sid: string;
  readonly at: string;
  readonly code: number;
  readonly level: 'warning' | 'error';
  readonly text: string;
  readonly callSid?: string;
  readonly url?: string;
}

/** How often, from 0 (never) to 1 (always), each fault befalls a webhook. */
export interface FaultsView {
  readonly duplicate: number;
  readonly duplicateAtOnce: number;
  readonly delay: number;
  readonly longestDelaySeconds: number;
  readonly drop: number;
  readonly reorder: number;
}

/** Something that just happened to a phone. */
export interface Happening {
  readonly at: string;
  readonly callSid: string;
  /** The call it is part of: that of the caller for the legs of a Dial. */
  readonly rootCallSid: string;
  readonly number: string;
  readonly name: string;
  readonly kind: 'dials' | 'rings' | 'picks-up' | 'hears' | 'presses' | 'talks' | 'ends';
  /** What follows the name: `rings`, `presses 1`, `hears “Please wait”`. */
  readonly text: string;
  /** The same as it stands in the phone's transcript. */
  readonly line: TranscriptLine;
  /** Numbers, for `talks`. */
  readonly with?: readonly string[];
}

/** One request of Twilio's to the application and its answer. */
export interface WebhookView {
  readonly at: string;
  readonly kind: string;
  readonly method: string;
  readonly url: string;
  readonly callSid?: string;
  readonly attempt: number;
  readonly isDuplicate: boolean;
  readonly status?: number;
  readonly failure?: string;
}

/** Everything there is, sent first on every connection to `/sandbox/events`. */
export interface Snapshot {
  readonly now: string;
  readonly phones: readonly PhoneView[];
  readonly numbers: readonly NumberView[];
  readonly messages: readonly MessageView[];
  readonly alerts: readonly AlertView[];
  readonly faults: FaultsView;
}

/** The server-sent events by name. */
export interface SandboxEvents {
  readonly snapshot: Snapshot;
  readonly phone: PhoneView;
  readonly numbers: readonly NumberView[];
  readonly faults: FaultsView;
  readonly message: MessageView;
  readonly alert: AlertView;
  readonly happening: Happening;
  readonly webhook: WebhookView;
}
