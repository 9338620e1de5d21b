import { createTwilioClient } from './twilio-client.js';

/** A leg as the carrier remembers it. */
export type CarrierCall = {
  sid: string;
  to: string;
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
    return toCarrierCall(await ask(account, (client) => client.calls(callSid).fetch()));
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw error;
    return { sid: callSid, to: '', status: 'failed', endedAt: undefined, seconds: null };
  }
}

/** The legs that a call has rung, in the order in which they were rung. */
export async function fetchLegs(account: Account, callSid: string): Promise<CarrierCall[]> {
  const legs = await ask(account, (client) => client.calls.list({ parentCallSid: callSid }));
  return legs.sort((a, b) => Number(a.dateCreated) - Number(b.dateCreated)).map(toCarrierCall);
}

/** Asks with the token in use; while one is being rotated, with the next one if the first is refused. */
async function ask<Answer>(
  { accountSid, authTokens, apiBaseUrl }: Account,
  question: (client: ReturnType<typeof createTwilioClient>) => Promise<Answer>,
): Promise<Answer> {
  const [authToken = '', ...others] = authTokens;
  try {
    return await question(createTwilioClient({ accountSid, authToken, apiBaseUrl }));
  } catch (error) {
    if (httpStatusOf(error) !== 401 || others.length === 0) throw error;
    return ask({ accountSid, authTokens: others, apiBaseUrl }, question);
  }
}

function httpStatusOf(error: unknown): unknown {
  return error instanceof Error && 'status' in error ? error.status : undefined;
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
