import 'reflect-metadata';

import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import type { Logger } from 'pino';

import { AppModule } from './app.module.js';
import type { Environment } from './config/environment.js';
import { serveDashboard } from './dashboard-files.js';
import { beginActing } from './platform/access/acting.js';
import { SystemClock, type Clock } from './platform/clock/clock.port.js';
import { contractPipe } from './platform/errors/contract.pipe.js';
import { refuseAddress, refuseConnection } from './platform/errors/malformed-request.js';
import { ProblemFilter } from './platform/errors/problem.filter.js';
import { assertReadable, jsonParser } from './platform/errors/readable-input.js';
import { AppLogger } from './platform/logging/app-logger.js';
import { limitRates } from './platform/rate-limit/rate-limit.js';
import { versionTag } from './platform/versions/version-tag.js';
import { webhookPath } from './telephony/webhook-address.js';
import { closeUnusedConnections } from './unused-connections.js';

/** One megabyte: no request of ours comes near it. */
const largestBody = 1_048_576;

/** A webhook of Twilio's is two kilobytes; nobody may keep us busy with more before the signature is checked. */
const largestWebhook = 65_536;

/** Builds the whole API, not yet listening. The database must be there and migrated. */
export async function createApp(options: {
  environment: Environment & { databaseUrl: string };
  logger: Logger;
  clock?: Clock;
}): Promise<NestFastifyApplication> {
  const { environment, logger, clock = new SystemClock() } = options;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(environment, clock),
    new FastifyAdapter({
      bodyLimit: largestBody,
      trustProxy: environment.trustedProxies,
      frameworkErrors: refuseAddress,
      clientErrorHandler: refuseConnection,
    }),
    { logger: new AppLogger(logger), abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit: largestBody }, jsonParser(fastify));
  app.useGlobalPipes(contractPipe());
  app.useGlobalFilters(new ProblemFilter());
  closeUnusedConnections(app);
  fastify.addHook('onRoute', equip);
  await limitRates(app, environment.requestsPerMinute);
  await app.register(helmet, {
    contentSecurityPolicy: {
      // Mantine writes its colours into style elements.
      directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
    },
  });
  if (environment.dashboardDir !== undefined) await serveDashboard(app, environment.dashboardDir);
  await app.init();
  return app;
}

function equip(route: RouteOptions): void {
  if (route.url.startsWith(webhookPath)) {
    route.bodyLimit = largestWebhook;
    // Headers for browsers are of no use to a carrier.
    route.helmet = false;
    return;
  }
  // Not earlier: what reads the body forgets who asked.
  route.preHandler = (request, reply, done) => {
    // Answers are for whoever asked, and of this moment; a method may say otherwise by @Header().
    if (route.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    assertReadable(request);
    beginActing(request.ip, done);
  };
  route.preSerialization = versionTag;
}
