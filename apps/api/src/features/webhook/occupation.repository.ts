import { Inject, Injectable } from '@nestjs/common';
import type { Occupation, RoutingPlan } from '@ringdown/call-routing';
import type pg from 'pg';

import { CALLS_POOL } from '../../platform/tokens.js';
import { Mutes } from '../mutes/mutes.service.js';
import type { JournalEntry } from './journal-entry.js';

/** A caller waits for the answer. */
const patienceMilliseconds = 2000;

/** The call for which somebody is to be rung: whoever talks on it is not occupied. */
type AskingCall = { callId: string; plan: Pick<RoutingPlan, 'projectId' | 'policyId'> };

/** Tells who of a project is on the phone, whose phone has rung of late, and whom a policy leaves alone. */
@Injectable()
export class Occupations {
  constructor(
    @Inject(CALLS_POOL) private readonly pool: pg.Pool,
    private readonly mutes: Mutes,
  ) {}

  /** What is known without a question to the database; undefined if that is nothing. */
  known({ policyId }: Pick<RoutingPlan, 'policyId'>, at: number): Occupation | undefined {
    const muted = this.mutes.of(policyId, at);
    return muted.length === 0 ? undefined : { muted, talking: [], rungOfLate: [] };
  }

  async find({ callId, plan }: AskingCall, at: number): Promise<Occupation> {
    const { projectId, policyId } = plan;
    const query: pg.QueryConfig & { query_timeout: number } = {
      name: 'occupation',
      text: selectOccupation,
      values: [projectId, callId],
      query_timeout: patienceMilliseconds,
    };
    const { rows } = await this.pool.query<Omit<Occupation, 'muted'>>(query);
    const { talking, rungOfLate } = rows[0] ?? { talking: [], rungOfLate: [] };
    return { muted: this.mutes.of(policyId, at), talking, rungOfLate };
  }

  /** A responder may have asked to be left alone: that holds for the very next ring. */
  learn({ outcome: { call, attempt } }: JournalEntry): void {
    if (attempt?.muted_until === undefined || call.policy_id === undefined) return;
    const until = new Date(attempt.muted_until);
    this.mutes.learn({ policyId: call.policy_id, userId: attempt.user_id, until });
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
