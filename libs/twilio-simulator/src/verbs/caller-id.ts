import type { Leg } from '../call/leg.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';

/** The caller id a dialled leg shows, and whether Twilio lets it be shown (13214). */
export function callerIdFor(
  session: Session,
  dial: Verb,
): { readonly from: string; readonly isAllowed: boolean } {
  const { leg, world } = session;
  const { callerId } = dial.attributes;
  // Without one the caller's own is passed on, even a withheld one.
  if (callerId === undefined || callerId === '') return { from: leg.from, isAllowed: true };
  const isAllowed = mayShow(leg, callerId);
  if (!isAllowed) session.warn(13214, `${callerId} may not be shown as caller id`);
  return { from: callerId, isAllowed: isAllowed || !world.behaviour.foreignCallerIdFails };
}

function mayShow({ account, from, to, world, direction }: Leg, callerId: string): boolean {
  const ofThisCall = from.startsWith('sip:') ? [] : [from, to];
  return (
    (direction === 'inbound' && ofThisCall.includes(callerId)) ||
    (account.verifiedNumbers ?? []).includes(callerId) ||
    world.numbers.some(
      ({ accountSid, phoneNumber }) => accountSid === account.sid && phoneNumber === callerId,
    )
  );
}
