import { Inject, Injectable } from '@nestjs/common';
import type { Occupation } from '@ringdown/call-routing';
import type pg from 'pg';

import { CALLS_POOL } from '../../platform/tokens.js';

/** A caller waits for the answer. */
const patienceMilliseconds = 2000;

/** Tells who of a project is on the phone, and whose phone has rung of late. */
@Injectable()
export class Occupations {
  constructor(@Inject(CALLS_POOL) private readonly pool: pg.Pool) {}

  /** @param callId the call for which somebody is to be rung: whoever talks on it is not occupied. */
  async find(projectId: string, callId: string): Promise<Occupation> {
    const query: pg.QueryConfig & { query_timeout: number } = {
      name: 'occupation',
      text: selectOccupation,
      values: [projectId, callId],
      query_timeout: patienceMilliseconds,
    };
    const { rows } = await this.pool.query<Occupation>(query);
    return rows[0] ?? { talking: [], rungOfLate: [] };
  }
}

/** Of late: in the last two hundred calls, so that the answer costs the same however long the record is. */
const selectOccupation = `
  SELECT
    ARRAY(
      SELECT a.user_id
      FROM calls AS c
      JOIN call_attempts AS a ON a.call_id = c.id AND a.number = c.accepted_attempt
      WHERE c.project_id = $1 AND c.status = 'connected' AND c.id <> $2 AND a.ended_at IS NULL
    ) AS talking,
    ARRAY(
      SELECT a.user_id
      FROM (
        SELECT id FROM calls WHERE project_id = $1 ORDER BY started_at DESC, id DESC LIMIT 200
      ) AS recent
      JOIN call_attempts AS a ON a.call_id = recent.id
      GROUP BY a.user_id
      ORDER BY max(greatest(a.asked_at, a.ringing_at, a.picked_up_at, a.ended_at))
    ) AS "rungOfLate"`;
