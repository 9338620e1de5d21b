import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { callerNameOf } from '../../database/caller-name.js';
import { POOL } from '../../platform/tokens.js';

/** A call in progress, as the database tells it. */
export type LiveCallRow = {
  id: string;
  isConnected: boolean;
  policyId: string | null;
  policyName: string | null;
  caller: string | null;
  callerName: string | null;
  startedAt: Date;
  acceptedAt: Date | null;
  people: { userId: string; name: string; hasPickedUp: boolean; since: string | null }[];
  /** Of all calls in progress, however many are read. */
  total: number;
};

@Injectable()
export class LiveBoardRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** The oldest calls first. Of a call that ended, but whose end we have not heard, the sweeper will learn. */
  async callsInProgress(projectId: string, most: number): Promise<LiveCallRow[]> {
    const { rows } = await this.pool.query<LiveCallRow>(
      `SELECT c.id, c.status = 'connected' AS "isConnected", c.policy_id AS "policyId",
         coalesce(p.name, plan.content ->> 'policyName') AS "policyName",
         c.caller, ${callerNameOf('c')} AS "callerName", c.started_at AS "startedAt", c.accepted_at AS "acceptedAt", people.people,
         count(*) OVER ()::int AS total
       FROM calls c
       LEFT JOIN incoming_call_policies p ON p.id = c.policy_id AND p.project_id = c.project_id
       LEFT JOIN routing_plans plan ON plan.id = c.plan_id
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object(
             'userId', a.user_id, 'name', a.user_name, 'hasPickedUp', a.picked_up_at IS NOT NULL,
             'since', CASE WHEN c.status = 'connected' THEN a.accepted_at
               ELSE coalesce(a.asked_at, a.ringing_at, a.picked_up_at) END
           ) ORDER BY a.number), '[]') AS people
         FROM call_attempts a
         WHERE a.call_id = c.id AND CASE WHEN c.status = 'connected' THEN a.number = c.accepted_attempt
           ELSE a.ended_at IS NULL AND a.outcome IN ('asked', 'ringing', 'picked-up') END
       ) people
       WHERE c.project_id = $1 AND c.ended_at IS NULL AND c.status IN ('ringing', 'connected')
       ORDER BY c.started_at, c.id
       LIMIT $2`,
      [projectId, most],
    );
    return rows;
  }
}
