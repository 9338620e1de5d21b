import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

import { isPrivate } from '../../platform/network/private-networks.js';
import type { Attempt } from './webhook-deliveries.repository.js';

/** What is posted, and where to. */
export type Post = {
  address: string;
  body: string;
  headers: Record<string, string>;
  /** Whether it may lead to this machine and network, and go there over http. */
  mayBePrivate: boolean;
};

const longestMilliseconds = 10_000;
const mostCharacters = 500;
/** Nobody reads more of an answer: the connection is closed then. */
const mostBytes = 4 * mostCharacters;

/** Posts once and follows no redirect; a failure is told, not thrown. */
export async function postMessage(post: Post): Promise<Attempt> {
  const startedAt = performance.now();
  const outcome = await send(post).catch((error: unknown) => ({
    statusCode: null,
    answer: reasonOf(error),
  }));
  return { ...outcome, durationMilliseconds: Math.round(performance.now() - startedAt) };
}

async function send({ address, body, headers, mayBePrivate }: Post) {
  const url = new URL(address);
  if (!mayBePrivate && (url.protocol !== 'https:' || isPrivate(url.hostname))) {
    throw new PrivateAddress();
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sending = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(longestMilliseconds),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Ringdown',
        ...headers,
      },
      ...(mayBePrivate ? {} : { lookup: lookupPublic }),
    });
    sending.on('response', resolve);
    sending.on('error', reject);
    sending.end(body);
  });
  return { statusCode: answer.statusCode ?? null, answer: await beginningOf(answer) };
}

/** The connection goes to the very address that was judged: the name cannot lead elsewhere a moment later. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = error === null ? addresses : [];
    if (first === undefined) {
      callback(error ?? new Error('The name leads nowhere.'), '');
    } else if (addresses.some(({ address }) => isPrivate(address))) {
      callback(new PrivateAddress(), '');
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

async function beginningOf(answer: IncomingMessage): Promise<string> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length >= mostBytes) break;
  }
  // PostgreSQL holds no NUL.
  const text = bytes.subarray(0, mostBytes).toString('utf8').replaceAll('\0', '');
  return Array.from(text).slice(0, mostCharacters).join('');
}

/** The receiver stands in a network that webhooks must not reach. */
class PrivateAddress extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddress) return 'The address is a private one: nothing was sent.';
  if (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)) {
    return 'There was no answer within ten seconds.';
  }
  const { code } = error as { code?: unknown };
  return `The receiver was not reached${typeof code === 'string' ? ` (${code})` : ''}.`;
}
