import type { Speech } from '@ringdown/call-routing';
import type { CarrierAccount } from './carrier-account.js';
import { ask } from './carrier-requests.js';
import { dialTimeout } from './dial-timeout.js';
import { spokenDocument } from './spoken-document.js';

/** A caller waits meanwhile; whoever is not rung by then is rung another way. */
const patience = { milliseconds: 4000 };

/**
 * Calls a phone on a leg of its own.
 *
 * @param ring.url asked for a document once the phone is picked up.
 * @param ring.fallbackUrl asked when a document of this leg could not be had.
 * @param ring.statusUrl told how the leg fares.
 * @returns the leg's SID.
 * @throws {CarrierError} whatever goes wrong.
 */
export function ringPhone(
  account: CarrierAccount,
  ring: {
    from: string;
    to: string;
    seconds: number;
    url: string;
    fallbackUrl: string;
    statusUrl: string;
  },
): Promise<string> {
  const { from, to, seconds, url, fallbackUrl, statusUrl } = ring;
  return ask(account, patience, async (client) => {
    const { sid } = await client.calls.create({
      from,
      to,
      url,
      fallbackUrl,
      timeout: dialTimeout(seconds),
      statusCallback: statusUrl,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    return sid;
  });
}

/**
 * Sends a leg that is up to another document.
 *
 * @throws {CarrierError} whatever goes wrong, also when the leg is over.
 */
export async function redirectLeg(
  account: CarrierAccount,
  leg: { sid: string; url: string },
): Promise<void> {
  await ask(account, patience, (client) => client.calls(leg.sid).update({ url: leg.url }));
}

/**
 * Says something on a leg that is up, and ends it.
 *
 * @throws {CarrierError} whatever goes wrong, also when the leg is over.
 */
export async function dismissLeg(
  account: CarrierAccount,
  leg: { sid: string; text: string; speech?: Speech },
): Promise<void> {
  const twiml = spokenDocument(leg.text, leg.speech);
  await ask(account, patience, (client) => client.calls(leg.sid).update({ twiml }));
}

/**
 * Ends a leg, be it ringing or up.
 *
 * @throws {CarrierError} whatever goes wrong, also when the leg is over.
 */
export async function endLeg(account: CarrierAccount, sid: string): Promise<void> {
  await ask(account, patience, (client) => client.calls(sid).update({ status: 'completed' }));
}
