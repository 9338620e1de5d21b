import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type Runner,
  type Task,
} from 'graphile-worker';
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

/** Work that is done once for each time it is added, and again until it does not throw any more. */
export type OneOffJob<Payload extends object> = {
  /** Kebab-case, unique. */
  name: string;
  /** The pauses between attempts grow by a factor of e: about 3, 7, 20, 55, 148 seconds. */
  mostAttempts: number;
  /** What it throws ends up in the log and the database: it must hold no secret. */
  work: (payload: Payload) => Promise<void>;
  /** Is told when the last attempt has failed, too; the job is then forgotten. */
  giveUp: (payload: Payload, error: unknown) => Promise<void>;
};

/** Anything that runs SQL: a pool, a connection, or TypeORM's manager of a transaction. */
export type Queryable = { query: (sql: string, values: unknown[]) => Promise<unknown> };

/** Runs jobs from a queue in PostgreSQL, so that they outlive any process. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly recurring: RecurringJob[] = [];
  private readonly oneOff = new Map<string, OneOffJob<never>>();
  private runner: Runner | undefined;

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Announces a job; to be called before the application is up, in `onModuleInit`. */
  repeat(job: RecurringJob): void {
    this.recurring.push(job);
  }

  /** Announces a job that is added later; to be called before the application is up, in `onModuleInit`. */
  handle<Payload extends object>(job: OneOffJob<Payload>): void {
    this.oneOff.set(job.name, job);
  }

  /**
   * Has a job done soon, by this process or another.
   *
   * @param options.within a transaction: the job is there when the transaction is committed, and only then.
   * @param options.key names the job: one that waits under the same name is replaced.
   */
  async add(
    name: string,
    payload: object,
    { within = this.pool, key }: { within?: Queryable; key?: string } = {},
  ): Promise<void> {
    const job = this.oneOff.get(name);
    if (job === undefined) throw new Error(`No job is called ${name}.`);
    await within.query(
      'SELECT FROM graphile_worker.add_job($1, payload := $2::json, max_attempts := $3, job_key := $4)',
      [name, JSON.stringify(payload), job.mostAttempts, key ?? null],
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      noHandleSignals: true,
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn(message);
      }),
      taskList: Object.fromEntries([
        ...this.recurring.map(({ name, work }) => [name, work] as const),
        ...[...this.oneOff.values()].map((job) => [job.name, this.taskOf(job)] as const),
      ]),
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

  private taskOf({ name, work, giveUp }: OneOffJob<never>): Task {
    return async (payload, { job }) => {
      try {
        await work(payload as never);
      } catch (error) {
        if (job.attempts < job.max_attempts) throw error;
        this.logger.error({ err: error, job: name, msg: 'A job was given up.' });
        await giveUp(payload as never, error);
      }
    };
  }
}
