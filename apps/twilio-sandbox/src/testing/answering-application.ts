import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for the API: greets, rings one number with a whisper, and apologises when nobody accepts. */
export class AnsweringApplication {
  /** Answer nothing but errors. */
  isBroken = false;
  readonly #server: Server;

  private constructor(
    private readonly responder: string,
    private readonly callerId: string | undefined,
  ) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const path = request.url ?? '';
        if (this.isBroken) response.writeHead(500).end();
        else if (path.endsWith('/call-status')) response.writeHead(204).end();
        else {
          const verbs = this.#verbs(path, new URLSearchParams(body));
          response.writeHead(200, { 'content-type': 'text/xml' });
          response.end(`<Response>${verbs}</Response>`);
        }
      });
    });
  }

  static async start(responder: string, callerId?: string): Promise<AnsweringApplication> {
    const application = new AnsweringApplication(responder, callerId);
    await new Promise<void>((listening) =>
      application.#server.listen(0, '127.0.0.1', () => listening()),
    );
    return application;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #verbs(path: string, params: URLSearchParams): string {
    const { url, responder, callerId } = this;
    switch (path) {
      case '/whisper':
        return `<Gather numDigits="1" timeout="8" action="${url}/key"><Say>Press 1 to accept.</Say></Gather><Hangup/>`;
      case '/key':
        return params.get('Digits') === '1' ? '' : '<Hangup/>';
      case '/dialled':
        return params.get('DialBridged') === 'true'
          ? '<Hangup/>'
          : '<Say>No one is available.</Say>';
      default: {
        const shown = callerId === undefined ? '' : ` callerId="${callerId}"`;
        return `<Say>Please wait.</Say><Dial timeout="20"${shown} action="${url}/dialled"><Number url="${url}/whisper">${responder}</Number></Dial>`;
      }
    }
  }
}
