import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const twilio = load('twilio') as typeof import('twilio');
const RequestClient = load('twilio/lib/base/RequestClient') as new (options?: object) => HttpClient;

interface HttpClient {
  request(options: { uri: string; [name: string]: unknown }): Promise<unknown>;
}

/** The real SDK's HTTP client, with nothing changed but the address it talks to. */
class Sandboxed extends RequestClient {
  readonly #base: URL;

  constructor(base: string, options?: object) {
    super(options);
    this.#base = new URL(base);
  }

  override request(options: { uri: string; [name: string]: unknown }): Promise<unknown> {
    const url = new URL(options.uri);
    url.protocol = this.#base.protocol;
    url.host = this.#base.host;
    return super.request({ ...options, uri: url.toString() });
  }
}

/** The real SDK, talking to a simulator. */
export function sdkClient(
  base: string,
  user: string,
  secret: string,
  options: { accountSid?: string; timeout?: number; autoRetry?: boolean } = {},
) {
  const { accountSid, ...http } = options;
  const httpClient = new Sandboxed(base, http) as never;
  return twilio(user, secret, { httpClient, ...(accountSid !== undefined && { accountSid }) });
}
