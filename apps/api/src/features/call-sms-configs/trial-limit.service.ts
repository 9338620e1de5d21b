import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { trialsAnHour } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const hourMilliseconds = 3_600_000;

/** Test messages and test calls cost money: a project gets so many an hour. */
@Injectable()
export class TrialLimit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one more.
   *
   * @throws {DomainError} when it is one too many.
   */
  async take(projectId: string): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const recent = await recentTrials(tx, projectId, now);
      const [oldest] = recent;
      if (recent.length >= trialsAnHour && oldest !== undefined) throw tooMany(oldest, now);
      await tx.query('INSERT INTO carrier_trials (project_id, requested_at) VALUES ($1, $2)', [
        projectId,
        now,
      ]);
    });
  }
}

/** The last hour's, oldest first; of two who ask at once one waits until the other is counted. */
async function recentTrials(tx: EntityManager, projectId: string, now: Date): Promise<Date[]> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('carrier-trial ' || $1, 0))`, [
    projectId,
  ]);
  await tx.query('DELETE FROM carrier_trials WHERE project_id = $1 AND requested_at <= $2', [
    projectId,
    new Date(now.getTime() - hourMilliseconds),
  ]);
  const rows: { requested_at: Date }[] = await tx.query(
    'SELECT requested_at FROM carrier_trials WHERE project_id = $1 ORDER BY requested_at',
    [projectId],
  );
  return rows.map((row) => row.requested_at);
}

function tooMany(oldest: Date, now: Date): DomainError {
  const minutes = Math.ceil((oldest.getTime() + hourMilliseconds - now.getTime()) / 60_000);
  return new DomainError(
    'too-many-requests',
    `Test messages and test calls cost money: this project has had ${String(trialsAnHour)} within an hour. Try again in ${String(minutes)} min.`,
  );
}
