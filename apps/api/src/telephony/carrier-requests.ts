import type { CarrierAccount } from './carrier-account.js';
import { CarrierError, carrierErrorOf, notACarrier, unreachable } from './carrier-error.js';
import { askCarrier, type TwilioClient } from './twilio-client.js';

/** What the carrier says of an account. */
export type AccountStanding = {
  status: 'active' | 'suspended' | 'closed';
  type: 'Trial' | 'Full';
};

/** A person waits for the answer. */
const patienceMilliseconds = 10_000;
/** More numbers than any account of a hotline has: an end for a list that has none. */
const mostNumbers = 10_000;

type Patience = { milliseconds?: number };

/**
 * Asks who the account is, which proves its credentials.
 *
 * @throws {CarrierError} whatever goes wrong.
 */
export function fetchStanding(
  account: CarrierAccount,
  patience: Patience = {},
): Promise<AccountStanding> {
  return ask(account, patience, async (client) => {
    const { sid, status, type } = await client.api.v2010.accounts(account.accountSid).fetch();
    if (sid !== account.accountSid) throw notACarrier();
    const standing: string = status;
    return {
      status: standing === 'suspended' || standing === 'closed' ? standing : 'active',
      type: type === 'Trial' ? 'Trial' : 'Full',
    };
  });
}

/**
 * The numbers of the account that can take calls, E.164, from all pages.
 *
 * @throws {CarrierError} whatever goes wrong.
 */
export function fetchVoiceNumbers(
  account: CarrierAccount,
  patience: Patience = {},
): Promise<string[]> {
  return ask(account, patience, async (client) => {
    const numbers = await client.incomingPhoneNumbers.list({ pageSize: 1000, limit: mostNumbers });
    return numbers
      .filter(({ capabilities }) => (capabilities as { voice?: boolean } | null)?.voice === true)
      .map(({ phoneNumber }) => phoneNumber)
      .filter((number) => /^\+\d{7,15}$/.test(number));
  });
}

/**
 * Sends a text message.
 *
 * @param message.reportTo where the carrier tells what becomes of it.
 * @returns its SID.
 * @throws {CarrierError} whatever goes wrong.
 */
export function sendMessage(
  account: CarrierAccount,
  { reportTo, ...message }: { from: string; to: string; body: string; reportTo?: string },
): Promise<string> {
  return ask(account, {}, async (client) => {
    const { sid } = await client.messages.create({
      ...message,
      ...(reportTo !== undefined && { statusCallback: reportTo }),
    });
    return checkedSid(sid, /^SM[0-9a-f]{32}$/i);
  });
}

/**
 * Calls a number, and has the carrier follow a TwiML document once it is answered.
 *
 * @param call.reportTo where the carrier tells how the call has ended.
 * @returns the call's SID.
 * @throws {CarrierError} whatever goes wrong.
 */
export function placeCall(
  account: CarrierAccount,
  call: { from: string; to: string; document: string; reportTo?: string },
): Promise<string> {
  const { from, to, document: twiml, reportTo } = call;
  return ask(account, {}, async (client) => {
    const { sid } = await client.calls.create({
      from,
      to,
      twiml,
      timeout: 30,
      ...(reportTo !== undefined && { statusCallback: reportTo }),
    });
    return checkedSid(sid, /^CA[0-9a-f]{32}$/i);
  });
}

/**
 * Calls a phone; once it is picked up, its owner is in the place of somebody who has dialled `call.from`.
 *
 * @throws {CarrierError} whatever goes wrong.
 */
export async function callIn(
  account: CarrierAccount,
  call: {
    from: string;
    to: string;
    urls: { incomingCall: string; fallback: string; callStatus: string };
  },
): Promise<void> {
  const { from, to, urls } = call;
  await ask(account, {}, (client) =>
    client.calls.create({
      from,
      to,
      url: urls.incomingCall,
      fallbackUrl: urls.fallback,
      statusCallback: urls.callStatus,
      timeout: 30,
    }),
  );
}

/**
 * Runs requests that have to be done before our patience ends, however slowly the peer speaks.
 *
 * @throws {CarrierError} whatever goes wrong.
 */
export async function ask<Answer>(
  account: CarrierAccount,
  { milliseconds = patienceMilliseconds }: Patience,
  work: (client: TwilioClient) => Promise<Answer>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    return await askCarrier(account, work, { milliseconds, signal });
  } catch (error) {
    throw signal.aborted && !(error instanceof CarrierError)
      ? unreachable()
      : carrierErrorOf(error, account.credentials[0].kind);
  }
}

function checkedSid(sid: unknown, shape: RegExp): string {
  if (typeof sid !== 'string' || !shape.test(sid)) throw notACarrier();
  return sid;
}
