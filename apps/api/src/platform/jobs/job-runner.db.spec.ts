import { Logger } from '@nestjs/common';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createTestDatabase } from '../../testing/test-database.js';
import { JobRunner } from './job-runner.service.js';

type Greeting = { name: string };

describe('a job that is done once', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pool: pg.Pool;
  let jobs: JobRunner;
  const work = vi.fn<(greeting: Greeting) => Promise<void>>();
  const giveUp = vi.fn<(greeting: Greeting, error: unknown) => Promise<void>>();

  beforeEach(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 6 });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    work.mockReset().mockResolvedValue();
    giveUp.mockReset().mockResolvedValue();
    jobs = new JobRunner(pool);
    jobs.handle({ name: 'greet', mostAttempts: 2, work, giveUp });
    await jobs.onApplicationBootstrap();
  });
  afterEach(async () => {
    await jobs.onApplicationShutdown();
    await pool.end();
    await database.drop();
  });

  const queued = async () =>
    (await pool.query<{ count: number }>('SELECT count(*)::int FROM graphile_worker.jobs')).rows[0]
      ?.count;
  const hurry = async () => {
    await pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
    await pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`);
  };

  it('is done when its transaction is committed, and never when that is rolled back', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await jobs.add('greet', { name: 'nobody' }, { within: client });
    await client.query('ROLLBACK');
    await client.query('BEGIN');
    await jobs.add('greet', { name: 'Alice' }, { within: client });
    expect(work).not.toHaveBeenCalled();
    await client.query('COMMIT');
    client.release();

    await vi.waitFor(() => expect(work).toHaveBeenCalledWith({ name: 'Alice' }), 10_000);
    await vi.waitFor(async () => expect(await queued()).toBe(0), 10_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it('is tried again, and given up after its last attempt', async () => {
    const failure = new Error('Not now.');
    work.mockRejectedValue(failure);
    await jobs.add('greet', { name: 'Bob' });
    await vi.waitFor(async () => {
      expect(work).toHaveBeenCalledOnce();
      const { rows } = await pool.query(
        'SELECT FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts = 1',
      );
      expect(rows).toHaveLength(1);
    }, 10_000);
    expect(giveUp).not.toHaveBeenCalled();

    await hurry();

    await vi.waitFor(() => expect(giveUp).toHaveBeenCalledWith({ name: 'Bob' }, failure), 10_000);
    await vi.waitFor(async () => expect(await queued()).toBe(0), 10_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('takes the place of one that waits under the same name', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await jobs.add('greet', { name: 'old' }, { within: client, key: 'greeting' });
    await jobs.add('greet', { name: 'new' }, { within: client, key: 'greeting' });
    await client.query('COMMIT');
    client.release();

    await vi.waitFor(() => expect(work).toHaveBeenCalledWith({ name: 'new' }), 10_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it('must have been announced', async () => {
    await expect(jobs.add('dance', {})).rejects.toThrow('No job is called dance.');
  });
});
