import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { CALLS_POOL } from '../../platform/tokens.js';
import type { JournalEntry, JournalReply } from './journal-entry.js';
import { journalStatement } from './journal-statement.js';

/** Longer than this a caller does not wait for the database; the entry is spooled instead. */
const patienceMilliseconds = 2000;

/** Writes the journal: one statement a webhook, which settles who was first and brings the record up to date. */
@Injectable()
export class CallJournalRepository {
  constructor(@Inject(CALLS_POOL) private readonly pool: pg.Pool) {}

  /** Appends an entry; one whose key stands already changes nothing and gets the answer given then. */
  async append(entry: JournalEntry): Promise<JournalReply> {
    const query: pg.QueryConfig & { query_timeout: number } = {
      ...journalStatement(entry),
      query_timeout: patienceMilliseconds,
    };
    const { rows } = await this.pool.query<JournalReply>(query);
    const [reply] = rows;
    if (reply === undefined) throw new Error('The journal did not answer.');
    return reply;
  }

  async findKnown(callIds: readonly string[]): Promise<string | undefined> {
    const query: pg.QueryConfig & { query_timeout: number } = {
      text: 'SELECT id FROM calls WHERE id = ANY ($1::uuid[]) LIMIT 1',
      values: [callIds],
      query_timeout: patienceMilliseconds,
    };
    const { rows } = await this.pool.query<{ id: string }>(query);
    return rows[0]?.id;
  }
}
