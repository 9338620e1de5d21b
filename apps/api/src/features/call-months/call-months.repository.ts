import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import {
  firstIdOf,
  monthAfter,
  monthOf,
  partOf,
  type CallMonth,
} from '../../database/call-month.js';
import { patiently } from '../../database/patiently.js';
import { POOL } from '../../platform/tokens.js';

/** What is kept by month, and how full a page is packed: rows that change soon leave room for it. */
const monthlyTables = { calls: 80, call_attempts: 70, call_journal: 100 } as const;

export type MonthlyTable = keyof typeof monthlyTables;

const tableNames = Object.keys(monthlyTables) as MonthlyTable[];

/** Gives months their parts of the record's tables, and takes them away. */
@Injectable()
export class CallMonthsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Makes the parts that a month still lacks. Nobody waits for it: reading and writing go on. */
  async add(month: CallMonth): Promise<void> {
    // A process that starts while an old month waits to go has nothing to wait for.
    if (lacking(await findParts(this.pool), month).length === 0) return;
    await this.alone(async (client) => {
      const parts = await findParts(client);
      for (const table of lacking(parts, month)) await client.query(addPart(table, month));
    });
  }

  /** The months that have a part of the table, oldest first. */
  async findMonths(table: MonthlyTable): Promise<CallMonth[]> {
    const parts = await findParts(this.pool);
    return parts.filter((part) => part.table === table).map(({ month }) => month);
  }

  /** Months of which a part is on its way out, because somebody was cut short who took it away. */
  async findBegun(table: MonthlyTable): Promise<CallMonth[]> {
    const parts = await findParts(this.pool);
    return parts
      .filter((part) => part.table === table && part.state !== 'whole')
      .map(({ month }) => month);
  }

  /**
   * Takes a month out of the record, while calls of other months are written and read, and lets `goodbye` do the rest
   * in the transaction in which the rows go for good. One that was cut short is finished by the next.
   */
  async drop(
    tables: readonly MonthlyTable[],
    month: CallMonth,
    goodbye: (client: pg.PoolClient) => Promise<void>,
  ): Promise<void> {
    await this.alone(async (client) => {
      for (const table of tables) await detach(client, table, month);
      await client.query('BEGIN');
      try {
        await goodbye(client);
        for (const table of tables) {
          await client.query(`DROP TABLE IF EXISTS ${partOf(table, month)}`);
        }
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    });
  }

  /** Lets the planner know what is in the whole tables; by itself PostgreSQL looks only at their parts. */
  async analyze(): Promise<void> {
    const text = `ANALYZE (SKIP_LOCKED) ${tableNames.join(', ')}`;
    await this.pool.query(patiently(text));
  }

  /** One process at a time; whatever goes wrong, the lock goes with the connection. */
  private async alone(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query("SELECT pg_advisory_lock(hashtext('call-months'))");
      await work(client);
      await client.query("SELECT pg_advisory_unlock(hashtext('call-months'))");
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
  }
}

type Part = { table: MonthlyTable; month: CallMonth; state: 'whole' | 'leaving' | 'alone' };

/** Oldest first; those, too, that somebody has begun to take away. */
async function findParts(client: pg.Pool | pg.PoolClient): Promise<Part[]> {
  const { rows } = await client.query<Omit<Part, 'month'> & { since: string }>(selectParts, [
    tableNames,
  ]);
  return rows.map(({ since, ...part }) => ({
    ...part,
    month: monthOf(new Date(`${since.slice(0, 4)}-${since.slice(4)}-01`)),
  }));
}

function lacking(parts: readonly Part[], month: CallMonth): MonthlyTable[] {
  return tableNames.filter(
    (table) => !parts.some((part) => part.table === table && part.month === month),
  );
}

const selectParts = `
  SELECT whole.name AS table, right(part.relname, 6) AS since,
    CASE WHEN i.inhrelid IS NULL THEN 'alone' WHEN i.inhdetachpending THEN 'leaving' ELSE 'whole' END AS state
  FROM unnest($1::text[]) AS whole (name)
  JOIN pg_class part ON part.relname ~ ('^' || whole.name || '_[0-9]{6}$') AND part.relkind = 'r'
    AND part.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = whole.name::regclass)
  LEFT JOIN pg_inherits i ON i.inhrelid = part.oid
  ORDER BY since, whole.name`;

/** Indexed before it becomes a part: to attach it keeps nobody from reading or writing. */
function addPart(table: MonthlyTable, month: CallMonth): string {
  const part = partOf(table, month);
  return `
    CREATE TABLE ${part} (LIKE ${table} INCLUDING ALL EXCLUDING IDENTITY)
      WITH (fillfactor = ${String(monthlyTables[table])});
    ALTER TABLE ${table} ATTACH PARTITION ${part}
      FOR VALUES FROM ('${firstIdOf(month)}') TO ('${firstIdOf(monthAfter(month))}');`;
}

/** Outside of any transaction, as PostgreSQL wants it. */
async function detach(client: pg.PoolClient, table: MonthlyTable, month: CallMonth): Promise<void> {
  const parts = await findParts(client);
  const part = parts.find((each) => each.table === table && each.month === month);
  const how = { whole: 'CONCURRENTLY', leaving: 'FINALIZE', alone: undefined };
  const way = part && how[part.state];
  if (way === undefined) return;
  // It waits for whoever has begun to read before, and goes on with the next try.
  await client.query("SET statement_timeout = '1min'");
  await client.query(
    patiently(`ALTER TABLE ${table} DETACH PARTITION ${partOf(table, month)} ${way}`),
  );
  await client.query('RESET statement_timeout');
}
