import { createTwilioClient } from './twilio-client.js';

/** A leg as the carrier remembers it. */
export type CarrierCall = {
  sid: string;
  status: string;
  endedAt: Date | undefined;
  seconds: number | null;
};

type Account = {
  accountSid: string;
  authTokens: readonly string[];
  apiBaseUrl: string | undefined;
};

/** Asks the carrier what became of a call; one that it does not know any more counts as failed. */
export async function fetchCall(account: Account, callSid: string): Promise<CarrierCall> {
  try {
    return toCarrierCall(await clientOf(account).calls(callSid).fetch());
  } catch (error) {
    if (!(error instanceof Error) || !('status' in error) || error.status !== 404) throw error;
    return { sid: callSid, status: 'failed', endedAt: undefined, seconds: null };
  }
}

/** The legs that a call has rung. */
export async function fetchLegs(account: Account, callSid: string): Promise<CarrierCall[]> {
  const legs = await clientOf(account).calls.list({ parentCallSid: callSid });
  return legs.map(toCarrierCall);
}

function clientOf({ accountSid, authTokens, apiBaseUrl }: Account) {
  return createTwilioClient({ accountSid, authToken: authTokens[0] ?? '', apiBaseUrl });
}

function toCarrierCall(call: {
  sid: string;
  status: string;
  endTime: Date | null;
  duration: string | null;
}): CarrierCall {
  const seconds = Number(call.duration ?? Number.NaN);
  return {
    sid: call.sid,
    status: call.status,
    endedAt: call.endTime ?? undefined,
    seconds: Number.isNaN(seconds) ? null : seconds,
  };
}
