import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as the application under test received it. */
export interface Received {
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
}

/** The application never answers. */
export const silence = Symbol('silence');

/** What the application answers: TwiML inside `<Response>`, or anything else in full. */
type Answer =
  | string
  | {
      readonly status?: number;
      readonly type?: string;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | typeof silence;
type Handler = Answer | ((received: Received) => Answer | Promise<Answer>);

/** A little web application that speaks TwiML. */
export class TwimlApp {
  readonly received: Received[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const url = `${this.url}${request.url ?? ''}`;
        const { pathname, searchParams } = new URL(url);
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        const received: Received = {
          path: pathname,
          method: request.method ?? '',
          url,
          params: Object.fromEntries([...searchParams, ...form]),
          headers: request.headers,
        };
        this.received.push(received);
        const handler = this.#handlers.get(pathname) ?? { status: 404, type: 'text/plain' };
        const answer = typeof handler === 'function' ? await handler(received) : handler;
        if (answer === silence) return;
        const full =
          typeof answer === 'string' ? { body: `<Response>${answer}</Response>` } : answer;
        const { status = 200, type = 'text/xml', body = '', headers = {} } = full;
        response.writeHead(status, {
          ...(type !== '' && status !== 204 && { 'Content-Type': type }),
          ...headers,
        });
        response.end(body);
      })();
    });
  });
  url = '';

  async start(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  on(path: string, handler: Handler): this {
    this.#handlers.set(path, handler);
    return this;
  }

  at(path: string): Received[] {
    return this.received.filter((each) => each.path === path);
  }

  /** Paths in the order they were asked for, with the given parameters of each. */
  trace(...names: string[]): string[] {
    return this.received.map(({ path, params }) =>
      [path, ...names.map((name) => params[name]).filter((value) => value !== undefined)].join(' '),
    );
  }
}
