import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TwilioSimulator } from '../simulator.js';
import type { World } from '../world/world.js';
import { authenticate } from './authenticate.js';
import { notFound, RestError } from './rest-error.js';
import type { RestAnswer } from './rest-request.js';
import type { RestFault } from './rest-faults.js';
import { routes } from './routes.js';
import { refuseOnTestCredentials } from './test-credentials.js';

/** Serves the REST subset (`/2010-04-01/…`) on a server of node:http, or behind Fastify from an `onRequest` hook, before the body is parsed. */
export function restListener(
  simulator: TwilioSimulator,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { world } = simulator;
  return (request, response) => {
    const done = new Promise<void>((resolve) => {
      response.once('close', resolve);
    });
    const served = serve(world, request, response);
    // A request that is never answered must not hold simulated time still for ever.
    void served.then((isAnswered) => {
      if (isAnswered) void world.clock.during(done);
    });
    void world.clock.during(served);
  };
}

/** Starts the REST subset on 127.0.0.1; port 0 takes any free one. */
export async function serveRest(
  simulator: TwilioSimulator,
  port = 0,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(restListener(simulator));
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${String(taken)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

async function serve(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const params = new URLSearchParams([...url.searchParams, ...(await readForm(request))]);
  const method = request.method ?? 'GET';
  const call = { method, path: url.pathname, params };
  const fault = world.restFaults.strike(call);
  if (fault === 'time-out') return false;
  if (fault === 'reset') {
    request.socket.destroy();
    return false;
  }
  const answer = answerTo(world, { ...call, authorization: request.headers.authorization, fault });
  if (fault === 'lost-answer') {
    request.socket.destroy();
    return false;
  }
  send(response, answer);
  return true;
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly authorization: string | undefined;
  readonly fault: RestFault | undefined;
}

function answerTo(world: World, incoming: Incoming): RestAnswer {
  const { method, path, params, authorization, fault } = incoming;
  try {
    const account = authenticate(world, authorization, path);
    throwFault(fault);
    for (const route of routes) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (!match) continue;
      const request = { world, account, method, path, params, parts: match.slice(1) };
      return refuseOnTestCredentials(request) ?? route.serve(request);
    }
    throw notFound(path);
  } catch (error) {
    if (error instanceof RestError) return { status: error.status, json: error.body };
    throw error;
  }
}

function throwFault(fault: RestFault | undefined): void {
  if (fault === 'too-many-requests') throw new RestError(429, 20429, 'Too Many Requests');
  if (fault === 'unavailable') throw new RestError(503, 20503, 'Service unavailable');
  if (typeof fault === 'object') throw new RestError(fault.status, fault.code, fault.message);
}

function send(response: ServerResponse, { status, json, bytes }: RestAnswer): void {
  const content = bytes?.content ?? (json === undefined ? '' : JSON.stringify(json));
  response.writeHead(status, {
    ...(status !== 204 && { 'Content-Type': bytes?.type ?? 'application/json' }),
    'Twilio-Concurrent-Requests': '1',
  });
  response.end(content);
}

/** The form in the body; behind Fastify the body must be left unparsed. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
