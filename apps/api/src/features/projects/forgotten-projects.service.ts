import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { POOL } from '../../platform/tokens.js';

const jobName = 'forget-calls-of-project';
/** Few enough for one statement to be done in no time. */
const callsAtOnce = 500;

/** Deletes the calls of projects that are gone. There may be very many, so that it is done bit by bit, in the background. */
@Injectable()
export class ForgottenProjects implements OnModuleInit {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ projectId: string }>({
      name: jobName,
      mostAttempts: 10,
      work: ({ projectId }) => this.forget(projectId),
      giveUp: () => Promise.resolve(),
    });
  }

  async add(tx: EntityManager, projectId: string): Promise<void> {
    await this.jobs.add(jobName, { projectId }, { within: tx });
  }

  private async forget(projectId: string): Promise<void> {
    let deleted: number | null;
    do {
      ({ rowCount: deleted } = await this.pool.query(deleteSomeCalls, [projectId, callsAtOnce]));
    } while (deleted === callsAtOnce);
    await this.pool.query('DELETE FROM routing_plans WHERE project_id = $1', [projectId]);
    await this.pool.query('DELETE FROM routing_schedules WHERE project_id = $1', [projectId]);
  }
}

const deleteSomeCalls = `
  WITH forgotten AS (
    SELECT id FROM calls WHERE project_id = $1 LIMIT $2
  ), attempts AS (
    DELETE FROM call_attempts USING forgotten WHERE call_id = forgotten.id
  ), journal AS (
    DELETE FROM call_journal USING forgotten WHERE call_id = forgotten.id
  )
  DELETE FROM calls USING forgotten WHERE calls.id = forgotten.id`;
