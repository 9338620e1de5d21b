import type { CallSmsConfigCheckDto } from '@ringdown/contracts';

import { withAuthToken, type CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import {
  fetchStanding,
  fetchVoiceNumbers,
  type AccountStanding,
} from '../../telephony/carrier-requests.js';

/** Twilio's trial accounts since 2026; older ones allow a little more. */
const trialLimits = [
  'It does not connect callers to your people: Twilio replaces forwarding with a message of its own.',
  'It does not record voicemail.',
  'It calls and writes only to numbers that are verified in the Twilio console, in your own country.',
  'It may refuse test calls, and ends every call after ten minutes.',
];

type Question = {
  account: CarrierAccount;
  authToken: string;
  secondAuthToken: string | undefined;
  primaryPhoneNumber: string | null;
};

/**
 * Asks the carrier all that tells whether a config will work. The tokens are tried even where an API key makes the
 * requests: without them no call that comes in can be proven, and Twilio shows the account itself to no API key.
 */
export async function checkAccount(question: Question): Promise<CallSmsConfigCheckDto> {
  const { account, authToken, secondAuthToken, primaryPhoneNumber } = question;
  const standingWith = (token: string) => outcomeOf(fetchStanding(withAuthToken(account, token)));
  const [first, second, numbers] = await Promise.all([
    standingWith(authToken),
    secondAuthToken === undefined ? undefined : standingWith(secondAuthToken),
    outcomeOf(fetchVoiceNumbers(account)),
  ]);
  const isSecondValid = second !== undefined && !(second instanceof CarrierError);
  if (first instanceof CarrierError) {
    return { ...nothingKnown, ...failure(first, isSecondValid) };
  }
  const common = {
    credentialsValid: !isRefusal(numbers),
    accountStatus: first.status,
    accountType: first.type,
    trialLimits: first.type === 'Trial' ? trialLimits : [],
  };
  if (numbers instanceof CarrierError) {
    return { ...common, problem: numbers.sentence, warnings: [], voiceNumbers: [] };
  }
  return {
    ...common,
    problem: standingProblem(first),
    warnings: [
      ...numberWarnings(numbers, primaryPhoneNumber),
      ...(isRefusal(second) ? ['The carrier does not accept the second Auth Token.'] : []),
    ],
    voiceNumbers: numbers,
  };
}

const nothingKnown = {
  accountStatus: null,
  accountType: null,
  trialLimits: [],
  warnings: [],
  voiceNumbers: [],
};

function failure(error: CarrierError, isSecondValid: boolean) {
  const isRefused = isRefusal(error);
  return {
    credentialsValid: isRefused ? false : null,
    problem:
      isRefused && isSecondValid
        ? 'The carrier accepts only the second Auth Token. Promote it.'
        : error.sentence,
  };
}

function isRefusal(outcome: unknown): boolean {
  return outcome instanceof CarrierError && outcome.concern === 'credentials';
}

function standingProblem({ status }: AccountStanding): string | null {
  return status === 'active' ? null : `The account is ${status}: no call comes in or goes out.`;
}

function numberWarnings(numbers: readonly string[], primary: string | null): string[] {
  if (numbers.length === 0) return ['The account has no number that can take calls.'];
  if (primary === null) return ['There is no primary phone number: tests cannot be sent.'];
  return numbers.includes(primary)
    ? []
    : ['The primary phone number is not among the numbers of this account that can take calls.'];
}

/** What the carrier answered, or why it did not: both are news here. */
async function outcomeOf<Answer>(answer: Promise<Answer>): Promise<Answer | CarrierError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CarrierError) return error;
    throw error;
  }
}
