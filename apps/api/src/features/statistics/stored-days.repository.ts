import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import { StatisticsRepository, type Counted, type Stretch } from './statistics.repository.js';
import type { Tally } from './tally.js';

/** A day of the zone that lies in a period as a whole; the tally of it, where it is stored. */
export type LocalDay = Stretch & { day: string; isOver: boolean; tally: Tally | null };

/**
 * Days that are counted once and for all. A trigger on calls forgets a day when one of its calls changes late, so that
 * whatever stands here is what a count would say.
 */
@Injectable()
export class StoredDays {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly statistics: StatisticsRepository,
  ) {}

  /** The whole days of a period, the first one first. */
  async within(counted: Counted, { from, to }: Stretch): Promise<LocalDay[]> {
    const { projectId, timeZone, policyId = null } = counted;
    const { rows } = await this.pool.query<LocalDay>(selectDays, [
      ...[projectId, timeZone, policyId, from, to],
    ]);
    return rows;
  }

  /**
   * Counts a day and keeps the result, unless one of its calls changes meanwhile: whoever changes one takes away the
   * row that says that the day is being counted.
   */
  async make(counted: Counted, { day, from, to }: LocalDay): Promise<void> {
    const { projectId, timeZone, policyId = null } = counted;
    const maker = randomUUID();
    await this.begin([projectId, timeZone, policyId, day, maker]);
    const tally = await this.statistics.count(counted, { from, to });
    await this.pool.query('UPDATE statistics_days SET tally = $2 WHERE maker = $1', [
      maker,
      JSON.stringify(tally),
    ]);
  }

  /** Waits for those who are changing calls and have not seen the row; whoever comes later sees it. */
  private async begin(values: [projectId: string, ...unknown[]]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 165))', [values[0]]);
      await client.query(
        `INSERT INTO statistics_days (project_id, time_zone, policy_id, day, maker) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (project_id, time_zone, policy_id, day)
         DO UPDATE SET maker = excluded.maker, tally = NULL, made_at = now()`,
        values,
      );
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** So that what nobody looks at any more does not pile up, and the rules of a zone may change. */
  async forgetOld(): Promise<void> {
    await this.pool.query(`DELETE FROM statistics_days WHERE made_at < now() - interval '90 days'`);
  }
}

/** A day can be stored three hours after its end: from then on the trigger watches its calls. */
const selectDays = `
  SELECT to_char(local.day, 'YYYY-MM-DD') AS day, span.begin AS "from", span.end AS "to",
    span.end < now() - interval '3 hours' AS "isOver", s.tally
  FROM generate_series(
      date_trunc('day', $4::timestamptz AT TIME ZONE $2), $5::timestamptz AT TIME ZONE $2, '1 day'
    ) AS local (day)
  CROSS JOIN LATERAL (
    SELECT local.day AT TIME ZONE $2 AS begin, (local.day + interval '1 day') AT TIME ZONE $2 AS end
  ) span
  LEFT JOIN statistics_days s ON s.project_id = $1 AND s.time_zone = $2
    AND s.policy_id IS NOT DISTINCT FROM $3::uuid AND s.day = local.day::date
  WHERE span.begin >= $4 AND span.end <= $5
  ORDER BY local.day`;
