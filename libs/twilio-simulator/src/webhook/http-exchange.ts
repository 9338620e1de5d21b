import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ConnectionSettings } from './connection-override.js';

/** One HTTP request as it goes over the wire. */
export interface WireRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back over the wire. */
export type WireAnswer =
  | { kind: 'response'; status: number; headers: IncomingHttpHeaders; body: Buffer }
  | { kind: 'failure'; reason: 'connect' | 'host' | 'read-timeout' | 'broken' };

/** Sends one request over a connection of its own; never throws. Times are real milliseconds. */
export function exchangeHttp(
  wire: WireRequest,
  settings: ConnectionSettings,
  remainingMilliseconds: number,
): Promise<WireAnswer> {
  return new Promise((resolve) => {
    let connected = false;
    const timers: NodeJS.Timeout[] = [];
    const finish = (answer: WireAnswer) => {
      timers.forEach(clearTimeout);
      resolve(answer);
      request.destroy();
    };
    const fail = (reason: 'connect' | 'host' | 'read-timeout' | 'broken') => {
      finish({ kind: 'failure', reason });
    };
    const { url, method, headers, body } = wire;
    const secure = url.protocol === 'https:';
    const request = (secure ? requestHttps : requestHttp)(
      url,
      { method, headers, agent: false },
      (response) => {
        void readBody(response).then(
          (bytes) => {
            const { statusCode = 0, headers: received } = response;
            finish({ kind: 'response', status: statusCode, headers: received, body: bytes });
          },
          () => {
            fail('broken');
          },
        );
      },
    );
    const connecting = setTimeout(() => {
      fail('connect');
    }, settings.connectMilliseconds);
    const total = setTimeout(() => {
      fail(connected ? 'read-timeout' : 'connect');
    }, remainingMilliseconds);
    timers.push(connecting, total);
    request.on('socket', (socket) => {
      socket.on(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(connecting);
        timers.push(
          setTimeout(() => {
            fail('read-timeout');
          }, settings.readMilliseconds),
        );
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTFOUND') fail('host');
      else fail(connected ? 'broken' : 'connect');
    });
    request.end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
