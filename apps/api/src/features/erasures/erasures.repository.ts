import { createHmac } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import type { ErasedAtCarrierDto, LeftAtCarrierDto, PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import { MasterKey } from '../../platform/secrets/master-key.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';

export type ErasureKey = { projectId: string; erasureId: string };

/** How much of each kind is gone. */
export type Erased = Record<(typeof countColumns)[number], number>;

/** An erasure as its report tells it. */
export type ErasureRow = Erased & {
  id: string;
  caller_end: string;
  requested_at: Date;
  requestedMicroseconds: string;
  requested_by: string;
  finished_at: Date | null;
  calls_under_way: number;
  carrierCalls: ErasedAtCarrierDto;
  carrierRecordings: ErasedAtCarrierDto;
  left: LeftAtCarrierDto[];
};

/** An erasure under way: whom it is about, and what it takes, which is what there was when it was asked for. */
export type RunningErasure = ErasureKey & { number: string; until: Date; callerEnd: string };

const countColumns = [
  'calls',
  'journal_lines',
  'voicemails',
  'contacts',
  'caller_entries',
  'webhook_answers',
] as const;

const requestedPart = /^\d{1,17}$/;

const carrierStates = (kind: string) => `(
    SELECT json_build_object('deleted', count(*) FILTER (WHERE state = 'deleted'), 'gone', count(*) FILTER (WHERE state = 'gone'),
      'waiting', count(*) FILTER (WHERE state = 'waiting'), 'refused', count(*) FILTER (WHERE state = 'refused'))
    FROM carrier_erasures WHERE erasure_id = e.id AND kind = '${kind}'
  )`;

const selectErasures = `
  SELECT e.id, e.caller_end, e.requested_at, e.requested_by, e.finished_at, e.calls_under_way,
    ${countColumns.map((column) => `e.${column}`).join(', ')},
    (extract(epoch FROM e.requested_at) * 1000000)::bigint::text AS "requestedMicroseconds",
    ${carrierStates('call')} AS "carrierCalls", ${carrierStates('recording')} AS "carrierRecordings",
    (SELECT coalesce(json_agg(item), '[]') FROM (
      SELECT kind, sid, state, reason FROM carrier_erasures
      WHERE erasure_id = e.id AND state IN ('waiting', 'refused') ORDER BY state, reason IS NULL, kind, sid LIMIT 50
    ) item) AS "left"
  FROM erasures e WHERE e.project_id = $1`;

/** Erasures and their reports. While one is under way its number is sealed; then it is forgotten. */
@Injectable()
export class ErasuresRepository {
  private readonly key: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SecretBox,
    masterKey: MasterKey,
  ) {
    this.key = masterKey.derive('erased-callers');
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** @returns false while the same number is being erased. */
  async add(
    tx: EntityManager,
    erasure: ErasureKey & { number: string; callerEnd: string; by: string; at: Date },
  ): Promise<boolean> {
    const { projectId, erasureId, number, callerEnd, by, at } = erasure;
    const rows: unknown[] = await tx.query(
      `INSERT INTO erasures (id, project_id, caller_end, number_sealed, number_hash, requested_at, requested_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[erasureId, projectId, callerEnd, this.secrets.seal(number, erasureId)],
        // With a key of ours: a plain hash of a number is soon guessed.
        createHmac('sha256', this.key).update(number).digest(),
        ...[at, by],
      ],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  async list(projectId: string, query: PageQueryDto): Promise<ErasureRow[]> {
    const [requested = null, id = null] = readCursor(query, [requestedPart, idPart]) ?? [];
    const rows: ErasureRow[] = await this.dataSource.query(
      `${selectErasures} AND ($2::bigint IS NULL OR
         (e.requested_at, e.id) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3::uuid))
       ORDER BY e.requested_at DESC, e.id DESC LIMIT $4`,
      [projectId, requested, id, rowsToRead(query)],
    );
    return rows;
  }

  async find({ projectId, erasureId }: ErasureKey): Promise<ErasureRow | undefined> {
    const rows: ErasureRow[] = await this.dataSource.query(`${selectErasures} AND e.id = $2`, [
      projectId,
      erasureId,
    ]);
    return rows[0];
  }

  async idsUnderWay(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM erasures WHERE finished_at IS NULL ORDER BY requested_at',
    );
    return rows.map(({ id }) => id);
  }

  async findUnderWay(erasureId: string): Promise<RunningErasure | undefined> {
    const rows: (Omit<RunningErasure, 'number' | 'erasureId'> & { sealed: string })[] =
      await this.dataSource.query(
        `SELECT project_id AS "projectId", requested_at AS until, caller_end AS "callerEnd", number_sealed AS sealed
         FROM erasures WHERE id = $1 AND finished_at IS NULL`,
        [erasureId],
      );
    const [row] = rows;
    if (row === undefined) return undefined;
    const { projectId, until, callerEnd, sealed } = row;
    return { erasureId, projectId, until, callerEnd, number: this.secrets.open(sealed, erasureId) };
  }

  /** Tells the report what is gone, in the transaction that takes it. */
  async report(tx: EntityManager, erasureId: string, erased: Partial<Erased>): Promise<void> {
    const counts = countColumns.map((column) => erased[column] ?? 0);
    if (counts.every((count) => count === 0)) return;
    const sums = countColumns.map(
      (column, index) => `${column} = ${column} + $${String(index + 2)}`,
    );
    await tx.query(`UPDATE erasures SET ${sums.join(', ')} WHERE id = $1`, [erasureId, ...counts]);
  }

  async reportUnderWay(erasureId: string, calls: number): Promise<void> {
    await this.dataSource.query('UPDATE erasures SET calls_under_way = $2 WHERE id = $1', [
      erasureId,
      calls,
    ]);
  }

  /** Forgets the number. @returns false when another process was faster. */
  async finish(tx: EntityManager, erasureId: string, at: Date): Promise<boolean> {
    const [rows]: [unknown[]] = await tx.query(
      `UPDATE erasures SET finished_at = $2, number_sealed = NULL, number_hash = NULL
       WHERE id = $1 AND finished_at IS NULL RETURNING id`,
      [erasureId, at],
    );
    return rows.length > 0;
  }
}
