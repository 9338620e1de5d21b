import autocannon from 'autocannon';

import type { Server } from './servers.ts';
import { newCallSid, signedRequest, voiceForm } from './twilio-form.ts';

const path = '/api/notification/call/incoming-call-webhook';

/** What one run of load has shown; times in milliseconds. */
export type Measured = { perSecond: number; p50: number; p99: number; failures: number };

/** Sends first webhooks of new calls, each with a CallSid of its own, as fast as the server takes them. */
export async function loadWebhooks(server: Server, connections: number): Promise<Measured> {
  await burst(server, connections, 1);
  return burst(server, connections, 5);
}

async function burst({ url }: Server, connections: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  // Signed beforehand: the load generator shares the machine with what it measures.
  const requests = Array.from({ length: 2000 * seconds }, () =>
    signedRequest(url + path, voiceForm(newCallSid())),
  );
  let next = 0;
  const result = await autocannon({
    url: url + path,
    connections,
    duration: seconds,
    requests: [
      {
        ...signedRequest(url + path, voiceForm(newCallSid())),
        setupRequest: (request) => ({
          ...request,
          ...(requests[next++] ?? signedRequest(url + path, voiceForm(newCallSid()))),
        }),
      },
    ],
    setupClient: (client) => {
      client.on('response', (_status, _bytes, milliseconds: number) => times.push(milliseconds));
    },
  });
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return {
    perSecond: times.length / result.duration,
    p50: percentile(0.5),
    p99: percentile(0.99),
    failures: result.errors + result.non2xx,
  };
}
