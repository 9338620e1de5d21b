import type { CarrierAccount } from './carrier-account.js';
import { askCarrier, deleteAtCarrier, httpStatusOf } from './twilio-client.js';

/** A leg as the carrier remembers it. */
export type CarrierCall = {
  sid: string;
  to: string;
  status: string;
  endedAt: Date | undefined;
  seconds: number | null;
};

/** Asks the carrier what became of a call; one that it does not know any more counts as failed. */
export async function fetchCall(account: CarrierAccount, callSid: string): Promise<CarrierCall> {
  try {
    return toCarrierCall(await askCarrier(account, (client) => client.calls(callSid).fetch()));
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw error;
    return { sid: callSid, to: '', status: 'failed', endedAt: undefined, seconds: null };
  }
}

/** The legs that a call has rung, in the order in which they were rung. */
export async function fetchLegs(account: CarrierAccount, callSid: string): Promise<CarrierCall[]> {
  const legs = await askCarrier(account, (client) => client.calls.list({ parentCallSid: callSid }));
  return legs.sort((a, b) => Number(a.dateCreated) - Number(b.dateCreated)).map(toCarrierCall);
}

/** Has the carrier forget a leg that is over. */
export function deleteCall(account: CarrierAccount, callSid: string): Promise<'deleted' | 'gone'> {
  return deleteAtCarrier(account, (client) => client.calls(callSid).remove());
}

function toCarrierCall(call: {
  sid: string;
  to: string;
  status: string;
  endTime: Date | null;
  duration: string | null;
}): CarrierCall {
  const seconds = Number(call.duration ?? Number.NaN);
  return {
    sid: call.sid,
    to: call.to,
    status: call.status,
    endedAt: call.endTime ?? undefined,
    seconds: Number.isNaN(seconds) ? null : seconds,
  };
}
