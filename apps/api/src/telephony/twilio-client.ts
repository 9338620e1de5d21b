import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';

import type { CarrierAccount, Credential } from './carrier-account.js';

/** No answer that we ask for comes near it. */
const largestAnswerBytes = 5_000_000;

/** A request that got no answer: the network, the time limit, or an answer without an end. */
export class CarrierUnreachableError extends Error {
  constructor(readonly reason: string) {
    super(`The carrier does not answer (${reason}).`);
  }
}

/** Twilio's own HTTP client, bounded in time and size, and sent to another address where one is given. */
class CarrierHttpClient extends RequestClient {
  private readonly baseUrl: URL | undefined;

  constructor(apiBaseUrl: string | null, milliseconds: number) {
    super({ timeout: milliseconds, autoRetry: true, maxRetries: 2 });
    this.baseUrl = apiBaseUrl === null ? undefined : new URL(apiBaseUrl);
    this.axios.defaults.maxContentLength = largestAnswerBytes;
  }

  override async request<Data>(options: RequestClient.RequestOptions<Data>) {
    const url = new URL(options.uri);
    if (this.baseUrl !== undefined) {
      url.protocol = this.baseUrl.protocol;
      url.host = this.baseUrl.host;
    }
    try {
      // Where an answer redirects to, nobody has allowed us to go.
      return await super.request({ ...options, uri: url.toString(), allowRedirects: false });
    } catch (error) {
      // What axios throws holds the Authorization header; it must not get as far as a log.
      throw new CarrierUnreachableError(reasonOf(error));
    }
  }

  /** Ends every request of this client, be it under way or yet to come, when the signal says so. */
  endOn(signal: AbortSignal): void {
    this.axios.defaults.signal = signal;
  }
}

export type TwilioClient = ReturnType<typeof twilio>;

/** An end to our patience. */
type Limits = {
  /** How long a request may take. */
  milliseconds?: number;
  /** Ends all requests of the client. */
  signal?: AbortSignal;
};

/**
 * Makes requests with the first of the account's credentials that the carrier accepts: while a token is being
 * replaced, it may be either.
 */
export async function askCarrier<Answer>(
  account: CarrierAccount,
  question: (client: TwilioClient) => Promise<Answer>,
  limits: Limits = {},
): Promise<Answer> {
  const [credential, next, ...others] = account.credentials;
  try {
    return await question(createTwilioClient(account, credential, limits));
  } catch (error) {
    if (httpStatusOf(error) !== 401 || next === undefined) throw error;
    return askCarrier({ ...account, credentials: [next, ...others] }, question, limits);
  }
}

/** Has the carrier delete something; what it does not know any more is gone already. */
export async function deleteAtCarrier(
  account: CarrierAccount,
  remove: (client: TwilioClient) => Promise<boolean>,
): Promise<'deleted' | 'gone'> {
  try {
    await askCarrier(account, remove);
    return 'deleted';
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw error;
    return 'gone';
  }
}

/** The HTTP status with which the carrier refused; undefined when it is something else that went wrong. */
export function httpStatusOf(error: unknown): unknown {
  return error instanceof Error && 'status' in error ? error.status : undefined;
}

function createTwilioClient(
  { accountSid, apiBaseUrl, region, edge }: CarrierAccount,
  credential: Credential,
  { milliseconds = 10_000, signal }: Limits,
): TwilioClient {
  const httpClient = new CarrierHttpClient(apiBaseUrl, milliseconds);
  if (signal !== undefined) httpClient.endOn(signal);
  const [username, password] =
    credential.kind === 'api-key'
      ? [credential.sid, credential.secret]
      : [accountSid, credential.authToken];
  return twilio(username, password, {
    accountSid,
    httpClient,
    // Not undefined: variables of our process, such as TWILIO_REGION, would decide instead.
    region: region ?? '',
    edge: edge ?? '',
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no answer';
}
