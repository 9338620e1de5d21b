import { Global, Module, type DynamicModule } from '@nestjs/common';
import pg from 'pg';

import type { Environment } from '../config/environment.js';
import { AuditLog } from './audit/audit-log.js';
import { Clock } from './clock/clock.port.js';
import { AnsweredRequests } from './idempotency/answered-requests.js';
import { JobRunner } from './jobs/job-runner.service.js';
import { Mail } from './mail/mail.service.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { loadMasterKey, MasterKey } from './secrets/master-key.js';
import { SecretBox } from './secrets/secret-box.js';
import { CALLS_POOL, ENVIRONMENT, POOL } from './tokens.js';

/** What every feature may lean on and that knows none of them. */
@Global()
@Module({})
export class PlatformModule {
  static of(environment: Environment & { databaseUrl: string }, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [MetricsController],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: Clock, useValue: clock },
        { provide: CALLS_POOL, useFactory: () => createPool(environment.databaseUrl, 'calls') },
        { provide: POOL, useFactory: () => createPool(environment.databaseUrl, 'background') },
        {
          provide: MasterKey,
          useFactory: () => loadMasterKey(environment.secretKey, environment.dataDir),
        },
        {
          provide: SecretBox,
          useFactory: (key: MasterKey) => new SecretBox(key),
          inject: [MasterKey],
        },
        Metrics,
        JobRunner,
        AuditLog,
        Mail,
        AnsweredRequests,
      ],
      exports: [
        ENVIRONMENT,
        Clock,
        CALLS_POOL,
        POOL,
        MasterKey,
        SecretBox,
        Metrics,
        JobRunner,
        AuditLog,
        Mail,
        AnsweredRequests,
      ],
    };
  }
}

/**
 * A pool for plain SQL. Every query has an end: after a failover a connection may be dead without a word, and would
 * else be waited for, and held, as long as TCP takes.
 */
function createPool(url: string, purpose: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 1500,
    query_timeout: 5000,
    keepAlive: true,
    application_name: `ringdown-${purpose}`,
  });
  // Without listeners the loss of a connection would end the process; whoever uses it hears of it anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
