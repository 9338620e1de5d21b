import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { AttemptPatch } from './journal-entry.js';

/** A call whose end nobody has told us yet. */
export type OpenCall = {
  id: string;
  project_id: string;
  account_sid: string;
  call_sid: string;
  started_at: Date;
};

@Injectable()
export class OpenCallsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Calls without an end of which nothing was heard for so many seconds, oldest first. */
  async findQuiet(quietSeconds: number): Promise<OpenCall[]> {
    const { rows } = await this.pool.query<OpenCall>(
      `SELECT id, project_id, account_sid, call_sid, started_at FROM calls
       WHERE ended_at IS NULL AND changed_at <= now() - make_interval(secs => $1)
       ORDER BY started_at LIMIT 100`,
      [quietSeconds],
    );
    return rows;
  }

  /** The attempts of a call whose leg has not ended as far as we know. */
  async findOpenAttempts(callId: string): Promise<(AttemptPatch & { leg_sid: string })[]> {
    const { rows } = await this.pool.query<AttemptPatch & { leg_sid: string }>(
      `SELECT number, round, rule_order, user_id, user_name, phone, leg_sid FROM call_attempts
       WHERE call_id = $1 AND ended_at IS NULL AND leg_sid IS NOT NULL`,
      [callId],
    );
    return rows;
  }
}
