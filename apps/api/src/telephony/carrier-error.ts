import type { Credential } from './carrier-account.js';
import { CarrierUnreachableError } from './twilio-client.js';

/** What a refusal is about: the account and its credentials, the number that we use, the one we want to reach, or the moment. */
type Concern = 'credentials' | 'account' | 'from' | 'to' | 'moment';

/** Twilio's error codes that can meet a check, a test message or a test call, each in a plain sentence. */
const refusals = {
  20003: {
    concern: 'credentials',
    sentence: 'The carrier does not accept this Account SID with this Auth Token.',
  },
  20008: {
    concern: 'credentials',
    sentence:
      'These are test credentials, with which no call is possible. Use the live Account SID and Auth Token.',
  },
  20403: { concern: 'account', sentence: 'The carrier forbids this to the account.' },
  20404: {
    concern: 'account',
    sentence: 'The carrier knows no such account, or does not offer what Ringdown asks for.',
  },
  20409: { concern: 'moment', sentence: 'The carrier is busy with the same request. Try again.' },
  20422: { concern: 'account', sentence: 'The carrier cannot do this with what was given.' },
  20429: {
    concern: 'moment',
    sentence: 'The carrier has too many requests of this account at the moment. Try again shortly.',
  },
  20500: { concern: 'moment', sentence: 'The carrier has a problem. Try again in some minutes.' },
  20503: { concern: 'moment', sentence: 'The carrier has a problem. Try again in some minutes.' },
  10002: {
    concern: 'account',
    sentence: 'The account is a trial account, and a trial account may not do this.',
  },
  10004: {
    concern: 'moment',
    sentence: 'The account has as many calls at once as the carrier allows it. Try again shortly.',
  },
  21210: {
    concern: 'from',
    sentence: 'The primary phone number belongs to another account, or is not verified there.',
  },
  21264: {
    concern: 'from',
    sentence: 'The primary phone number belongs to another account, or is not verified there.',
  },
  21211: { concern: 'to', sentence: 'The carrier says that no phone has this number.' },
  21217: { concern: 'to', sentence: 'The carrier says that no phone has this number.' },
  21212: { concern: 'from', sentence: 'The carrier does not accept the primary phone number.' },
  21214: { concern: 'to', sentence: 'The carrier cannot reach this number.' },
  21215: {
    concern: 'to',
    sentence:
      'The account may not call this country. Allow it in the carrier’s console (Voice geographic permissions).',
  },
  21216: {
    concern: 'to',
    sentence:
      'The carrier blocks calls of this account to this number. For +1 numbers it may want an approved business profile.',
  },
  21219: {
    concern: 'to',
    sentence: 'A trial account calls only numbers that are verified in the carrier’s console.',
  },
  21266: { concern: 'to', sentence: 'Use another number than the primary phone number itself.' },
  21408: {
    concern: 'to',
    sentence:
      'The account may not send messages to this country. Allow it in the carrier’s console (Messaging geographic permissions).',
  },
  21606: {
    concern: 'from',
    sentence: 'The primary phone number cannot send messages, or belongs to another account.',
  },
  21608: {
    concern: 'to',
    sentence: 'A trial account writes only to numbers that are verified in the carrier’s console.',
  },
  21610: {
    concern: 'to',
    sentence: 'The owner of this number has answered STOP, so that no message may be sent to it.',
  },
  21611: {
    concern: 'moment',
    sentence: 'Too many messages of the primary phone number wait to be sent. Try again later.',
  },
  21612: {
    concern: 'to',
    sentence: 'The carrier has no way to send messages from the primary phone number to this one.',
  },
  21614: { concern: 'to', sentence: 'This number is no mobile phone and takes no messages.' },
  21421: {
    concern: 'from',
    sentence: 'The carrier has no numbers like that. Look for other digits.',
  },
  21451: {
    concern: 'from',
    sentence: 'The carrier has no numbers with this area code. Try another one.',
  },
  21452: {
    concern: 'from',
    sentence: 'The carrier has no numbers left with this area code. Try another one.',
  },
  21404: {
    concern: 'account',
    sentence:
      'A trial account may own one number only. Upgrade the account in Twilio’s console, or use the number that it has.',
  },
  21422: {
    concern: 'from',
    sentence: 'This number is not for sale any more: somebody else was faster. Choose another one.',
  },
  21615: {
    concern: 'from',
    sentence:
      'Twilio wants an address of yours in the place of this number. Add it in Twilio’s console, and name its SID (AD…).',
  },
  21631: {
    concern: 'from',
    sentence:
      'Twilio wants an address of yours for this number. Add it in Twilio’s console, and name its SID (AD…).',
  },
  21649: {
    concern: 'from',
    sentence:
      'Twilio wants approved papers for this number. Have a regulatory bundle approved in Twilio’s console, and name its SID (BU…).',
  },
  21650: {
    concern: 'from',
    sentence:
      'The regulatory bundle does not fit this number: Twilio wants an approved one for its country and kind.',
  },
  21651: {
    concern: 'from',
    sentence: 'The address does not fit this number, or is not the one of the regulatory bundle.',
  },
  573002: {
    concern: 'from',
    sentence: 'A trial account can use only the number that Twilio gave it.',
  },
} as const satisfies Readonly<Record<number, { concern: Concern; sentence: string }>>;
export type RefusalCode = keyof typeof refusals;

/** Every code that has a sentence of its own. */
export const refusalCodes = Object.keys(refusals).map(Number) as RefusalCode[];

/** A request that the carrier did not carry out. Holds nothing that the carrier wrote: it might repeat a secret. */
export class CarrierError extends Error {
  constructor(
    /** Also: the carrier cannot be reached, or is something else than a carrier. */
    readonly concern: Concern | 'unreachable' | 'not-a-carrier',
    /** One plain sentence for a person. */
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

/** Whether another try may go better. What answers like no carrier may be one again, once it is mended. */
export function isTemporary({ concern }: CarrierError): boolean {
  return concern === 'moment' || concern === 'unreachable' || concern === 'not-a-carrier';
}

export const unreachable = () =>
  new CarrierError(
    'unreachable',
    'The carrier did not answer in time. Check the API base URL, or try again in some minutes.',
  );

export const notACarrier = () =>
  new CarrierError(
    'not-a-carrier',
    'Something answered, but not as Twilio’s API does. Check the API base URL.',
  );

/**
 * What a failed request means, whatever was thrown.
 *
 * @param provenBy what the request proved itself with.
 */
export function carrierErrorOf(
  error: unknown,
  provenBy: Credential['kind'] = 'auth-token',
): CarrierError {
  const meaning = meaningOf(error);
  return meaning.concern === 'credentials' && provenBy === 'api-key'
    ? new CarrierError('credentials', refusedApiKey)
    : meaning;
}

const refusedApiKey =
  'The carrier does not accept this API key for the account. Check its SID and secret; each region has keys of its own.';

function meaningOf(error: unknown): CarrierError {
  if (error instanceof CarrierError) return error;
  if (error instanceof CarrierUnreachableError) return unreachable();
  const { status, code } = answerOf(error);
  const refusal = isRefusalCode(code) ? refusals[code] : undefined;
  if (refusal !== undefined) return new CarrierError(refusal.concern, refusal.sentence);
  if (status === 401) return new CarrierError('credentials', refusals[20003].sentence);
  if (status === 429) return new CarrierError('moment', refusals[20429].sentence);
  if (status >= 500) return new CarrierError('moment', refusals[20500].sentence);
  if (status >= 400 && Number.isInteger(code) && code >= 10_000 && code <= 999_999) {
    return new CarrierError(
      'account',
      `The carrier refused with error ${String(code)}; its documentation explains the number.`,
    );
  }
  return notACarrier();
}

/** The status and code of an answer, as the SDK's errors carry them; of anything else, zeros. */
function answerOf(error: unknown): { status: number; code: number } {
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: unknown;
    code?: unknown;
  };
  return { status: Number(status ?? 0), code: Number(code ?? 0) };
}

function isRefusalCode(code: number): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
