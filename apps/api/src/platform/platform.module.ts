import { Global, Module, type DynamicModule } from '@nestjs/common';
import pg from 'pg';

import type { Environment } from '../config/environment.js';
import { Clock } from './clock/clock.port.js';
import { JobRunner } from './jobs/job-runner.service.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { loadMasterKey, MasterKey } from './secrets/master-key.js';
import { SecretBox } from './secrets/secret-box.js';
import { ENVIRONMENT, POOL } from './tokens.js';

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
        { provide: POOL, useFactory: () => createPool(environment.databaseUrl) },
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
      ],
      exports: [ENVIRONMENT, Clock, POOL, MasterKey, SecretBox, Metrics, JobRunner],
    };
  }
}

/** The pool of the hot path: plain SQL in prepared statements. The rest of the API uses TypeORM's own pool. */
function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 1500,
    application_name: 'ringdown-calls',
  });
  // Without listeners the loss of a connection would end the process; whoever uses it hears of it anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
