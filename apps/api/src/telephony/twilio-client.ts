import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';

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

  constructor(apiBaseUrl: string | undefined, milliseconds: number) {
    super({ timeout: milliseconds, autoRetry: true, maxRetries: 2 });
    this.baseUrl = apiBaseUrl === undefined ? undefined : new URL(apiBaseUrl);
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

/** A client for one Twilio account. */
export function createTwilioClient(account: {
  accountSid: string;
  authToken: string;
  apiBaseUrl: string | undefined;
  /** How long a request may take. */
  milliseconds?: number;
  /** Ends all requests of the client. */
  signal?: AbortSignal;
}): ReturnType<typeof twilio> {
  const { accountSid, authToken, apiBaseUrl, milliseconds = 10_000, signal } = account;
  const httpClient = new CarrierHttpClient(apiBaseUrl, milliseconds);
  if (signal !== undefined) httpClient.endOn(signal);
  return twilio(accountSid, authToken, { httpClient });
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no answer';
}
