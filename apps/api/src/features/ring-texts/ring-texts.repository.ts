import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { callerNameOf } from '../../database/caller-name.js';
import { POOL } from '../../platform/tokens.js';

/** What a responder is told of a call. */
export type RingingCall = {
  projectId: string;
  policyName: string;
  caller: string | null;
  callerName: string | null;
};

@Injectable()
export class RingTextsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Undefined where the call is over, or not in the record yet. */
  async find(callId: string): Promise<RingingCall | undefined> {
    const { rows } = await this.pool.query<RingingCall>(
      `SELECT c.project_id AS "projectId", p.name AS "policyName", c.caller, ${callerNameOf('c')} AS "callerName"
       FROM calls c JOIN incoming_call_policies p ON p.id = c.policy_id
       WHERE c.id = $1 AND c.ended_at IS NULL`,
      [callId],
    );
    return rows[0];
  }
}
