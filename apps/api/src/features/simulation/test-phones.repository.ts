import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';

/** Whose phone a test call rings. */
@Injectable()
export class TestPhones {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** The phone on which a person would be rung, E.164. */
  async findFirst(userId: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ number: string }>(
      `SELECT number FROM phones WHERE user_id = $1 AND verified_at IS NOT NULL
       ORDER BY position, created_at, id LIMIT 1`,
      [userId],
    );
    return rows[0]?.number;
  }
}
