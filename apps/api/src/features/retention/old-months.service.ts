import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import {
  firstIdOf,
  monthAfter,
  partOf,
  startOf,
  type CallMonth,
} from '../../database/call-month.js';
import { patiently } from '../../database/patiently.js';
import { POOL } from '../../platform/tokens.js';
import { CallMonths } from '../call-months/call-months.service.js';
import type { RetentionRow } from './retention.repository.js';

/** Drops months of which no project may keep anything any more: at once, and nobody waits for it. */
@Injectable()
export class OldMonths {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly months: CallMonths,
  ) {}

  async drop(limited: readonly RetentionRow[], now: Date): Promise<void> {
    for (const month of await this.over('calls', daysOf(limited, 'callDays'), now)) {
      if (await this.isKept(keptCalls, month, now)) continue;
      const tables = ['calls', 'call_attempts', 'call_journal'] as const;
      await this.months.drop(tables, month, (client) => farewellToCalls(client, month, now));
    }
    for (const month of await this.over('call_journal', daysOf(limited, 'journalDays'), now)) {
      if (await this.isKept(keptJournals, month, now)) continue;
      await this.months.drop(['call_journal'], month, (client) =>
        farewellToJournals(client, month, now),
      );
    }
  }

  /** Months that at least somebody keeps no longer; what was begun is finished whoever wants to keep them by now. */
  private async over(
    table: 'calls' | 'call_journal',
    days: readonly number[],
    now: Date,
  ): Promise<CallMonth[]> {
    const begun = await this.months.findBegun(table);
    if (days.length === 0) return begun;
    const before = new Date(now.getTime() - Math.min(...days) * 86_400_000);
    return [...new Set([...begun, ...(await this.months.findOver(table, before))])];
  }

  private async isKept(select: string, month: CallMonth, now: Date): Promise<boolean> {
    const { rows } = await this.pool.query<{ isKept: boolean }>(
      patiently(`SELECT EXISTS (${select}) AS "isKept"`, [...idsOf(month), now]),
    );
    return rows[0]?.isKept ?? true;
  }
}

function daysOf(limited: readonly RetentionRow[], field: 'callDays' | 'journalDays'): number[] {
  return limited.flatMap((limits) => limits[field] ?? []);
}

function idsOf(month: CallMonth): [from: string, below: string] {
  return [firstIdOf(month), firstIdOf(monthAfter(month))];
}

/** What the record says elsewhere of the month's calls goes with them, and the report says that they are gone. */
async function farewellToCalls(client: pg.PoolClient, month: CallMonth, now: Date): Promise<void> {
  await client.query(patiently(report('calls', partOf('calls', month)), [now]));
  for (const table of [
    'voicemail_marks',
    'recording_marks',
    'webhook_deliveries',
    'missed_call_mails',
  ]) {
    const sql = `DELETE FROM ${table} WHERE call_id >= $1 AND call_id < $2`;
    await client.query(patiently(sql, idsOf(month)));
  }
  // A day of the statistics may have begun in the month before, or end in the one after, as the zone has it.
  await client.query(
    "DELETE FROM statistics_days WHERE day BETWEEN $1::timestamptz - interval '2 days' AND $2::timestamptz + interval '1 day'",
    [startOf(month), startOf(month, 1)],
  );
}

async function farewellToJournals(
  client: pg.PoolClient,
  month: CallMonth,
  now: Date,
): Promise<void> {
  const calls = `calls JOIN (SELECT DISTINCT call_id FROM ${partOf('call_journal', month)}) j ON j.call_id = id`;
  await client.query(patiently(report('journal', calls), [now]));
}

function report(kind: 'calls' | 'journal', from: string): string {
  return `
    INSERT INTO retention_runs (project_id, at, kind, deleted, oldest, newest)
    SELECT project_id, $1, '${kind}', count(*), min(started_at), max(started_at) FROM ${from}
    WHERE project_id IN (SELECT id FROM projects) GROUP BY project_id`;
}

const keptCalls = `
  SELECT FROM calls c LEFT JOIN retention r USING (project_id)
  WHERE c.id >= $1 AND c.id < $2 AND (
    c.ended_at IS NULL
    OR r.call_days IS NULL
    OR c.started_at >= $3::timestamptz - r.call_days * interval '1 day'
    OR c.voicemail_seconds > 0
      AND NOT EXISTS (SELECT FROM voicemail_marks m WHERE m.call_id = c.id AND m.deleted_at IS NOT NULL)
    OR c.recording_seconds > 0
      AND NOT EXISTS (SELECT FROM recording_marks m WHERE m.call_id = c.id AND m.deleted_at IS NOT NULL)
  )`;

const keptJournals = `
  SELECT FROM calls c LEFT JOIN retention r USING (project_id)
  WHERE c.id >= $1 AND c.id < $2 AND (
    c.ended_at IS NULL
    OR r.journal_days IS NULL
    OR c.started_at >= $3::timestamptz - r.journal_days * interval '1 day'
  ) AND EXISTS (SELECT FROM call_journal j WHERE j.call_id = c.id)`;
