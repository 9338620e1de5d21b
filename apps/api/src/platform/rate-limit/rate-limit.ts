import { createHash } from 'node:crypto';

import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type {
  FastifyInstance,
  FastifyRequest,
  onRequestAsyncHookHandler,
  RouteOptions,
} from 'fastify';

import { DomainError } from '../errors/domain-error.js';

const minute = 60_000;
/** One office may sit behind one address; and nobody gets more by inventing a new session for each request. */
const clientsAnAddress = 10;

/**
 * Bounds how many requests a client makes a minute, and tells it so in every answer: `RateLimit-…`, `Retry-After`.
 * Each process counts for itself. Twilio's webhooks, health and metrics are neither counted nor slowed down.
 */
export async function limitRates(app: NestFastifyApplication, most: number): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    if (!isLimited(route)) route.config = { ...route.config, rateLimit: false };
  });
  await app.register(fastifyRateLimit, {
    max: most,
    timeWindow: minute,
    enableDraftSpec: true,
    keyGenerator: clientOf,
    errorResponseBuilder: tooMany,
  });
  const boundAddress = addressBound(fastify, most * clientsAnAddress);
  fastify.addHook('onRoute', (route) => {
    if (isLimited(route)) route.onRequest = [route.onRequest ?? [], boundAddress].flat();
  });
}

function isLimited({ url }: RouteOptions): boolean {
  return /^\/api\/(?:v1|auth)\//.test(url);
}

function addressBound(fastify: FastifyInstance, most: number): onRequestAsyncHookHandler {
  const count = fastify.createRateLimit({
    max: most,
    timeWindow: minute,
    keyGenerator: addressOf,
  });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', counted.ttlInSeconds);
    throw tooMany();
  };
}

/** Nobody has looked yet whether the session or key is valid; it only tells clients at one address apart. */
function clientOf(request: FastifyRequest): string {
  const { authorization, cookie = '' } = request.headers;
  const credential = authorization ?? /session_token=([^;]+)/.exec(cookie)?.[1];
  if (credential === undefined) return addressOf(request);
  return createHash('sha256').update(credential).digest('base64');
}

function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip);
}

function tooMany(): DomainError {
  return new DomainError(
    'too-many-requests',
    'That was too many requests in a minute. Wait as long as Retry-After says, then go on.',
  );
}
