import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { CarrierCost } from '../../telephony/carrier-costs.js';

/** A call that is over and of which some leg's cost is not known. */
export type UncostedCall = {
  id: string;
  projectId: string;
  policyId: string | null;
  accountSid: string;
  callSid: string;
};

/** The caller's leg, or that of an attempt. */
type Leg = { sid: string; attempt: number | null };

/** How many calls are asked for at a time. */
const mostCalls = 50;

@Injectable()
export class CallCostsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Calls whose turn it is; their next turn comes three times as late as the one before, whoever has taken them. */
  async takeDue(now: Date): Promise<UncostedCall[]> {
    const { rows } = await this.pool.query<UncostedCall>(
      `UPDATE calls SET costs_asked = costs_asked + 1,
         costs_due_at = $1::timestamptz + least(interval '4 minutes' * 3 ^ least(costs_asked, 9), interval '1 day')
       WHERE id IN (
         SELECT id FROM calls
         WHERE costs_known_at IS NULL AND ended_at IS NOT NULL
           AND started_at > $1::timestamptz - interval '5 days'
           AND coalesce(costs_due_at, ended_at + interval '2 minutes') <= $1
         ORDER BY coalesce(costs_due_at, ended_at) LIMIT ${String(mostCalls)} FOR UPDATE SKIP LOCKED)
       RETURNING id, project_id AS "projectId", policy_id AS "policyId", account_sid AS "accountSid",
         call_sid AS "callSid"`,
      [now],
    );
    return rows;
  }

  /** Undefined when the call is gone. */
  async find(projectId: string, callId: string): Promise<UncostedCall | undefined> {
    const { rows } = await this.pool.query<UncostedCall>(
      `SELECT id, project_id AS "projectId", policy_id AS "policyId", account_sid AS "accountSid",
         call_sid AS "callSid" FROM calls WHERE project_id = $1 AND id = $2`,
      [projectId, callId],
    );
    return rows[0];
  }

  async uncostedLegs({ id, callSid }: UncostedCall): Promise<Leg[]> {
    const { rows } = await this.pool.query<Leg>(
      `SELECT $2 AS sid, NULL::int AS attempt FROM calls WHERE id = $1 AND cost IS NULL
       UNION ALL
       SELECT leg_sid, number FROM call_attempts WHERE call_id = $1 AND leg_sid IS NOT NULL AND cost IS NULL`,
      [id, callSid],
    );
    return rows;
  }

  async keep({ id }: UncostedCall, { attempt }: Leg, { amount, unit }: CarrierCost): Promise<void> {
    if (attempt === null) {
      await this.pool.query('UPDATE calls SET cost = $2, cost_unit = $3 WHERE id = $1', [
        ...[id, amount, unit],
      ]);
      return;
    }
    await this.pool.query(
      'UPDATE call_attempts SET cost = $3, cost_unit = $4 WHERE call_id = $1 AND number = $2',
      [id, attempt, amount, unit],
    );
  }

  /** The costs of a call are known when those of all its legs are; whoever looks at the call sees it. */
  async settle({ id }: UncostedCall, now: Date): Promise<void> {
    await this.pool.query(
      `UPDATE calls c SET costs_known_at = $2, changed_at = clock_timestamp()
       WHERE c.id = $1 AND c.cost IS NOT NULL AND NOT EXISTS (
         SELECT FROM call_attempts a
         WHERE a.call_id = c.id AND a.cost IS NULL AND (a.leg_sid IS NOT NULL OR a.ended_at IS NULL))`,
      [id, now],
    );
  }
}
