import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Logger as WorkerLogger, parseCronItems, run, type Runner } from 'graphile-worker';
import type pg from 'pg';

import { POOL } from '../tokens.js';

/** Work that is done by the clock; of several processes one does it. */
export type RecurringJob = {
  /** Kebab-case, unique. */
  name: string;
  /** A crontab pattern, in UTC. */
  pattern: string;
  work: () => Promise<void>;
};

/** Runs jobs from a queue in PostgreSQL, so that they outlive any process. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly recurring: RecurringJob[] = [];
  private runner: Runner | undefined;

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Announces a job; to be called before the application is up, in `onModuleInit`. */
  repeat(job: RecurringJob): void {
    this.recurring.push(job);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      noHandleSignals: true,
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn(message);
      }),
      taskList: Object.fromEntries(this.recurring.map(({ name, work }) => [name, work])),
      parsedCronItems: parseCronItems(
        this.recurring.map(({ name, pattern }) => ({ task: name, match: pattern })),
      ),
    });
    // The queue comes back by itself when the database does; its end is not ours.
    this.runner.promise.catch((error: unknown) => {
      this.logger.error({ err: error, msg: 'The job queue has stopped.' });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }
}
