import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ContactsQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { rowsToRead } from '../../platform/paging/cursor.js';
import { sortedPage, type SortedRow, type SortKey } from '../../platform/paging/sorting.js';
import { withoutNumbers } from '../../telephony/shown-numbers.js';
import type { ContactRow } from './contact.mapper.js';

/** Which contact of which project. */
export type ContactKey = { projectId: string; contactId: string };

/** What a person sets. */
export type ContactFields = Pick<ContactRow, 'name' | 'number' | 'note'>;

/** What is searched for; whoever does not see whole numbers finds none. */
export type ContactsSearch = { number: string | null; findsDigits: boolean };

/** Contacts of a file; `note` is null where the file has no notes. */
export type FiledContact = Pick<ContactRow, 'name' | 'number'> & { note: string | null };

const columns = 'id, name, number, note, version, created_at, updated_at';

const words = "name || ' ' || note";

const sortKeys: Record<'name' | 'updatedAt', SortKey> = {
  name: { sql: 'lower(name)', type: 'text' },
  updatedAt: { sql: '(extract(epoch FROM updated_at) * 1000000)::bigint', type: 'bigint' },
};

@Injectable()
export class ContactsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One row more than the page shows. */
  async list(
    projectId: string,
    query: ContactsQueryDto,
    { number, findsDigits }: ContactsSearch,
  ): Promise<(ContactRow & SortedRow)[]> {
    const page = sortedPage(query, { keys: sortKeys, otherwise: 'name', parameters: ['$5', '$6'] });
    const rows: (ContactRow & SortedRow)[] = await this.dataSource.query(
      `SELECT ${columns}, ${page.sortKey}
       FROM contacts
       WHERE project_id = $1
         AND ($2::text IS NULL OR strpos(number, $3) > 0
           OR strpos(lower(CASE WHEN $4 THEN ${words} ELSE ${withoutNumbers(words)} END), lower($2)) > 0)
         AND ${page.isAfterCursor}
       ORDER BY ${page.order}
       LIMIT $7`,
      [projectId, query.q ?? null, number, findsDigits, ...page.cursor, rowsToRead(query)],
    );
    return rows;
  }

  /** By name. */
  async all(projectId: string): Promise<ContactRow[]> {
    const rows: ContactRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM contacts WHERE project_id = $1 ORDER BY lower(name), id`,
      [projectId],
    );
    return rows;
  }

  async find({ projectId, contactId }: ContactKey): Promise<ContactRow | undefined> {
    const rows: ContactRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM contacts WHERE project_id = $1 AND id = $2`,
      [projectId, contactId],
    );
    return rows[0];
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** Nobody else changes it until the transaction ends. */
  async lock(
    tx: EntityManager,
    { projectId, contactId }: ContactKey,
  ): Promise<ContactRow | undefined> {
    const rows: ContactRow[] = await tx.query(
      `SELECT ${columns} FROM contacts WHERE project_id = $1 AND id = $2 FOR UPDATE`,
      [projectId, contactId],
    );
    return rows[0];
  }

  /** Lets one change of a project's contacts come after the other, or two could wait for each other's numbers. */
  async takeTurn(tx: EntityManager, projectId: string): Promise<void> {
    await tx.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
  }

  async count(tx: EntityManager, projectId: string): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM contacts WHERE project_id = $1',
      [projectId],
    );
    return rows[0]?.count ?? 0;
  }

  async add(
    tx: EntityManager,
    projectId: string,
    { number, name, note }: ContactFields,
    now: Date,
  ): Promise<ContactRow> {
    const rows: ContactRow[] = await withNumberOfItsOwn(
      tx.query(
        `INSERT INTO contacts (project_id, number, name, note, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $5) RETURNING ${columns}`,
        [projectId, number, name, note, now],
      ),
    );
    return only(rows);
  }

  async update(
    tx: EntityManager,
    { projectId, contactId }: ContactKey,
    { number, name, note }: ContactFields,
    now: Date,
  ): Promise<ContactRow> {
    const [rows]: [ContactRow[]] = await withNumberOfItsOwn(
      tx.query(
        `UPDATE contacts SET number = $3, name = $4, note = $5, updated_at = $6, version = version + 1
         WHERE project_id = $1 AND id = $2 RETURNING ${columns}`,
        [projectId, contactId, number, name, note, now],
      ),
    );
    return only(rows);
  }

  async remove(tx: EntityManager, { projectId, contactId }: ContactKey): Promise<void> {
    await tx.query('DELETE FROM contacts WHERE project_id = $1 AND id = $2', [
      projectId,
      contactId,
    ]);
  }

  /** @returns for each contact that was not as the file says whether it is new. */
  async put(
    tx: EntityManager,
    projectId: string,
    filed: readonly FiledContact[],
    now: Date,
  ): Promise<boolean[]> {
    const rows: { is_new: boolean }[] = await tx.query(
      `WITH filed AS (
         SELECT * FROM unnest($2::text[], $3::text[], $4::text[]) AS line (number, name, note)
       )
       INSERT INTO contacts AS c (project_id, number, name, note, created_at, updated_at)
       SELECT $1, filed.number, filed.name, coalesce(filed.note, known.note, ''), $5, $5
       FROM filed LEFT JOIN contacts known ON known.project_id = $1 AND known.number = filed.number
       ORDER BY filed.number
       ON CONFLICT (project_id, number) DO UPDATE
         SET name = excluded.name, note = excluded.note, updated_at = excluded.updated_at, version = c.version + 1
         WHERE (c.name, c.note) <> (excluded.name, excluded.note)
       RETURNING xmax = 0 AS is_new`,
      [
        projectId,
        filed.map(({ number }) => number),
        filed.map(({ name }) => name),
        filed.map(({ note }) => note),
        now,
      ],
    );
    return rows.map(({ is_new: isNew }) => isNew);
  }
}

async function withNumberOfItsOwn<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    if (brokenUniqueConstraint(error) !== 'contacts_number_key') throw error;
    const sentence = 'Another contact of this project has this number.';
    throw new DomainError('conflict', sentence, { number: [sentence] });
  }
}

function only([row]: readonly ContactRow[]): ContactRow {
  if (row === undefined) throw new Error('The contact was not stored.');
  return row;
}
