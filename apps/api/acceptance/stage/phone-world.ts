import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import pg from 'pg';
import { pino } from 'pino';

import { createApp } from '../../src/app.js';
import { readEnvironment } from '../../src/config/environment.js';
import { RoutingPlans } from '../../src/features/routing-plans/routing-plans.service.js';
import { CarrierOrders } from '../../src/features/webhook/carrier-orders.service.js';
import { Clock } from '../../src/platform/clock/clock.port.js';
import { createTestDatabase } from '../../src/testing/test-database.js';
import { freePort } from './free-port.js';

/** The API's clock on a stage: the phone network's own. */
class StageClock extends Clock {
  constructor(private readonly clock: VirtualClock) {
    super();
  }

  override now(): Date {
    return this.clock.now();
  }
}

export const account = { sid: `AC${'a'.repeat(32)}`, authToken: randomBytes(16).toString('hex') };

/** A phone network and the API beside it: real HTTP, real signatures, real PostgreSQL, and a clock that we move. */
export type PhoneWorld = Awaited<ReturnType<typeof startPhoneWorld>>;

export type WorldOptions = {
  variables?: Record<string, string>;
  /** Receives every log line, uncensored. */
  log?: { write: (line: string) => void };
  /** Sign-in knows only the real time, and what is used with it has to agree. */
  startsAt?: Date;
  /** Repeats the phone network's identifiers and faults. */
  seed?: number;
};

export async function startPhoneWorld(options: WorldOptions = {}) {
  const clock = new VirtualClock(options.startsAt);
  const twilio = new TwilioSimulator({
    clock,
    accounts: [account],
    ...(options.seed !== undefined && { seed: options.seed }),
  });
  const rest = await serveRest(twilio);
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const dataDir = mkdtempSync(join(tmpdir(), 'ringdown-acceptance-'));
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  const variables = {
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    ALLOWED_API_BASE_URLS: rest.url,
    SECRET_KEY: randomBytes(32).toString('hex'),
    ...options.variables,
  };
  const environment = readEnvironment(variables);
  const boot = async (databaseUrl = database.url): Promise<NestFastifyApplication> => {
    const app = await createApp({
      environment: { ...environment, databaseUrl },
      logger:
        options.log === undefined
          ? pino({ level: 'silent' })
          : pino({ level: 'trace' }, options.log),
      clock: new StageClock(clock),
    });
    await app.listen(port, '127.0.0.1');
    return app;
  };
  let app = await boot();
  let hasMadeWay = false;
  const close = () => (hasMadeWay ? undefined : app.close());
  const crashed: NestFastifyApplication[] = [];

  return {
    clock,
    twilio,
    pool,
    dataDir,
    publicUrl,
    databaseUrl: database.url,
    restUrl: rest.url,
    get app() {
      return app;
    },
    /** Makes the API see what a test has just written to the database behind its back. */
    refreshPlans: () => app.get(RoutingPlans).refresh(),
    /** What the API asks of the carrier beside its answers has been carried out. */
    ordersCarriedOut: () => app.get(CarrierOrders, { strict: false }).settled(),
    /** The process ends in order and another one begins. */
    async restart(databaseUrl?: string) {
      await close();
      app = await boot(databaseUrl);
      hasMadeWay = false;
    },
    /** The process ends in order, and another one may take its port with these variables until the next restart. */
    async makeWay() {
      await close();
      hasMadeWay = true;
      return { port, variables };
    },
    /**
     * The process is gone in the middle of everything: nothing is drained, closed or said. What is left of it must
     * not reach the database any more, so it is to run on a wire of its own that has been cut.
     */
    async crash(databaseUrl?: string) {
      const { server } = app.getHttpAdapter().getInstance();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      crashed.push(app);
      app = await boot(databaseUrl);
    },
    async stop() {
      for (const left of crashed) await left.close();
      await close();
      await rest.close();
      await pool.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
