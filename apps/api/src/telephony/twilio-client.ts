import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';

/** Twilio's own HTTP client, sent to another address: the sandbox, or a carrier that speaks Twilio's API. */
class RedirectedClient extends RequestClient {
  constructor(private readonly baseUrl: URL) {
    super({ timeout: 10_000, autoRetry: true, maxRetries: 2 });
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    const url = new URL(options.uri);
    url.protocol = this.baseUrl.protocol;
    url.host = this.baseUrl.host;
    return super.request({ ...options, uri: url.toString() });
  }
}

/** A client for one Twilio account. */
export function createTwilioClient(account: {
  accountSid: string;
  authToken: string;
  apiBaseUrl: string | undefined;
}): ReturnType<typeof twilio> {
  const { accountSid, authToken, apiBaseUrl } = account;
  return twilio(accountSid, authToken, {
    ...(apiBaseUrl === undefined
      ? { timeout: 10_000, autoRetry: true, maxRetries: 2 }
      : { httpClient: new RedirectedClient(new URL(apiBaseUrl)) }),
  });
}
