import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { currentActing } from '../../platform/access/acting.js';
import { POOL } from '../../platform/tokens.js';
import { lastTwoDigits, wholeNumbers, type ShownNumbers } from '../../telephony/shown-numbers.js';

/** Says how whoever asks sees the numbers of a project's callers: each answer that holds one goes through it. */
@Injectable()
export class CallerNumbers {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Reads the project's setting only for those to whom it makes a difference. */
  async shownIn(projectId: string): Promise<ShownNumbers> {
    if (currentActing().may('read', 'caller-numbers')) return wholeNumbers;
    const { rows } = await this.pool.query<{ masked: boolean }>(
      'SELECT masks_caller_numbers AS masked FROM projects WHERE id = $1',
      [projectId],
    );
    return rows[0]?.masked === false ? wholeNumbers : lastTwoDigits;
  }
}
