import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CallerEntriesQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';

/** Which entry of which project. */
export type CallerEntryKey = { projectId: string; entryId: string };

/** An entry as the database tells it. */
export type CallerEntryRow = {
  id: string;
  policy_id: string | null;
  list: 'allow' | 'block';
  pattern: string;
  note: string;
  created_at: Date;
};

/** What a person sets. */
export type CallerEntryFields = Pick<CallerEntryRow, 'list' | 'pattern' | 'note'> & {
  policyId: string | null;
};

const columns = 'id, policy_id, list, pattern, note, created_at';

/** Microseconds since 1970: a moment that a cursor can hold without loss. */
const createdPart = /^\d{1,17}$/;

@Injectable()
export class CallerListsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * The newest first; one row more than the page shows.
   *
   * @param options.findsDigits whoever does not see whole numbers searches the words of the notes alone.
   */
  async list(
    projectId: string,
    query: CallerEntriesQueryDto,
    { findsDigits }: { findsDigits: boolean },
  ): Promise<(CallerEntryRow & { created: string })[]> {
    const [created = null, id = null] = readCursor(query, [createdPart, idPart]) ?? [];
    const rows: (CallerEntryRow & { created: string })[] = await this.dataSource.query(
      `SELECT * FROM (
         SELECT ${columns}, (extract(epoch FROM created_at) * 1000000)::bigint AS created
         FROM caller_entries
         WHERE project_id = $1 AND policy_id IS NOT DISTINCT FROM $2
           AND ($3::text IS NULL OR list = $3)
           AND ($4::text IS NULL OR strpos(lower(CASE WHEN $8 THEN pattern || ' ' || note ELSE regexp_replace(note, '\\d', '', 'g') END), lower($4)) > 0)
       ) entry
       WHERE $5::bigint IS NULL OR (created, id) < ($5, $6::uuid)
       ORDER BY created DESC, id DESC
       LIMIT $7`,
      [
        ...[projectId, query.policyId ?? null, query.list ?? null, query.q ?? null],
        ...[created, id, rowsToRead(query), findsDigits],
      ],
    );
    return rows;
  }

  /** All of a project and of its policies; nobody removes one until the transaction ends. */
  async lockAll(tx: EntityManager, projectId: string): Promise<void> {
    await tx.query('SELECT FROM caller_entries WHERE project_id = $1 ORDER BY id FOR UPDATE', [
      projectId,
    ]);
  }

  async all(tx: EntityManager, projectId: string): Promise<CallerEntryRow[]> {
    const rows: CallerEntryRow[] = await tx.query(
      `SELECT ${columns} FROM caller_entries WHERE project_id = $1`,
      [projectId],
    );
    return rows;
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /**
   * Lets one change of the same lists come after the other.
   *
   * @returns whether there is such a policy, if one is named.
   */
  async lock(tx: EntityManager, projectId: string, policyId: string | null): Promise<boolean> {
    const rows: unknown[] =
      policyId === null
        ? await tx.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId])
        : await tx.query(
            'SELECT FROM incoming_call_policies WHERE project_id = $1 AND id = $2 FOR NO KEY UPDATE',
            [projectId, policyId],
          );
    return rows.length > 0;
  }

  async count(tx: EntityManager, projectId: string, policyId: string | null): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM caller_entries
       WHERE project_id = $1 AND policy_id IS NOT DISTINCT FROM $2`,
      [projectId, policyId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns undefined when the pattern stands there already. */
  async add(
    tx: EntityManager,
    projectId: string,
    { policyId, list, pattern, note }: CallerEntryFields,
  ): Promise<CallerEntryRow | undefined> {
    const rows: CallerEntryRow[] = await tx.query(
      `INSERT INTO caller_entries (project_id, policy_id, list, pattern, note)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING
       RETURNING ${columns}`,
      [projectId, policyId, list, pattern, note],
    );
    return rows[0];
  }

  /** @returns what was removed; undefined when there is no such entry. */
  async remove(
    tx: EntityManager,
    { projectId, entryId }: CallerEntryKey,
  ): Promise<CallerEntryRow | undefined> {
    const [rows]: [CallerEntryRow[]] = await tx.query(
      `DELETE FROM caller_entries WHERE project_id = $1 AND id = $2 RETURNING ${columns}`,
      [projectId, entryId],
    );
    return rows[0];
  }
}
