import type { FastifyRequest } from 'fastify';

import { isLoopback } from '../../config/origin.js';

const marksOfProxies = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether somebody on this very machine asks, as far as a request can tell: a proxy here would speak for the whole
 * world, and a page elsewhere could have pointed its own name at this machine.
 */
export function isFromThisMachine({
  ip,
  headers,
}: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  if (marksOfProxies.some((name) => headers[name] !== undefined)) return false;
  const isLocalAddress = ip === '::1' || /^(?:::ffff:)?127\./.test(ip);
  const asked = `http://${headers.host ?? ''}`;
  return isLocalAddress && URL.canParse(asked) && isLoopback(asked);
}
