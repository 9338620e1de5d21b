/** What Twilio says in a voice webhook or callback, in our words; unknown parameters are ignored. */
export type VoiceRequest = {
  accountSid: string;
  callSid: string;
  /** Whether we have called this leg on its own, rather than been called on it or dialled from it. */
  isPlacedByUs: boolean;
  /** Only on a responder's leg: the caller's leg. */
  parentCallSid: string | undefined;
  from: string;
  to: string;
  callStatus: string;
  digits: string;
  dialCallStatus: string | undefined;
  /** Undefined where the carrier does not tell. */
  dialBridged: boolean | undefined;
  dialCallSid: string | undefined;
  callSeconds: number | undefined;
  /** When the reported event happened, where the carrier tells. */
  timestamp: Date | undefined;
  /** Whether the phone networks found the caller's number to be unproven (STIR/SHAKEN); false where nothing was verified. */
  hasFailedVerification: boolean;
  /** Undefined where nothing was recorded, or the carrier does not tell. */
  recordingSid: string | undefined;
  recordingSeconds: number | undefined;
  /** In a report on a recording; '' elsewhere. */
  recordingStatus: string;
  /** What the carrier has understood of a recording; undefined where it tells nothing, or has understood nothing. */
  transcription: string | undefined;
  /** In a fallback request: the address that failed. */
  errorUrl: string | undefined;
};

/** No parameter that we read is longer; PostgreSQL's text cannot hold NUL. */
const longest = 2000;

/** Reads the form of a webhook. A parameter that is given twice counts once. */
export function parseVoiceRequest(params: Readonly<Record<string, unknown>>): VoiceRequest {
  const find = (name: string): string | undefined => {
    const value: unknown = params[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first.replaceAll('\0', '').slice(0, longest) : undefined;
  };
  const bridged = find('DialBridged');
  return {
    accountSid: find('AccountSid') ?? '',
    callSid: find('CallSid') ?? '',
    isPlacedByUs: find('Direction') === 'outbound-api',
    parentCallSid: find('ParentCallSid'),
    from: find('From') ?? '',
    to: find('To') ?? '',
    callStatus: find('CallStatus') ?? '',
    digits: find('Digits') ?? '',
    dialCallStatus: find('DialCallStatus'),
    dialBridged: bridged === undefined ? undefined : bridged === 'true',
    dialCallSid: find('DialCallSid'),
    callSeconds: parseSeconds(find('CallDuration')),
    timestamp: parseTimestamp(find('Timestamp')),
    hasFailedVerification: find('StirVerstat')?.startsWith('TN-Validation-Failed') ?? false,
    recordingSid: parseRecordingSid(find('RecordingSid') ?? find('RecordingUrl')),
    recordingSeconds: parseSeconds(find('RecordingDuration')),
    recordingStatus: find('RecordingStatus') ?? '',
    transcription: find('TranscriptionText')?.trim() || undefined,
    errorUrl: find('ErrorUrl'),
  };
}

function parseSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Not every carrier gives the name on its own; the address of a recording ends in it. */
function parseRecordingSid(text: string | undefined): string | undefined {
  return /(?:^|\/)([\w-]{1,64})$/.exec(text ?? '')?.[1];
}

/** Twilio writes RFC 2822 with a resolution of one second. */
function parseTimestamp(text: string | undefined): Date | undefined {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}
