import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ScheduleOverridesQueryDto } from '@ringdown/contracts';
import type { Interval, Override } from '@ringdown/on-call';
import { DataSource, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import type { BareOverride, OverrideRow } from './override.mapper.js';
import { overridesAsOne } from './overrides-as-one.js';
import type { ScheduleKey } from './schedules.repository.js';

/** Which override of which schedule. */
export type OverrideKey = ScheduleKey & { overrideId: string };

/** A new row. */
export type NewOverride = Omit<BareOverride, 'id'> & {
  created_by: string | null;
  created_by_name: string;
};

const dayMs = 86_400_000;
const millisPart = /^\d{1,15}$/;

function personOf(column: string): string {
  return `(
    SELECT json_build_object('userId', u.id, 'name', u.name, 'phone', (
      SELECT p.number FROM phones p
      WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
      ORDER BY p.position, p.created_at, p.id
      LIMIT 1))
    FROM users u WHERE u.id = ${column})`;
}

const selectOverrides = `
  SELECT o.id, o.kind, o.starts_at, o.ends_at, o.created_at, o.created_by, o.created_by_name,
    ${personOf('o.user_id')} AS person, ${personOf('o.by_user_id')} AS by
  FROM schedule_overrides o
  WHERE o.project_id = $1 AND o.schedule_id = $2`;

@Injectable()
export class OverridesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By their beginning; one row more than the page shows. */
  async list(
    { projectId, scheduleId }: ScheduleKey,
    query: ScheduleOverridesQueryDto,
  ): Promise<OverrideRow[]> {
    const [start, id = null] = readCursor(query, [millisPart, idPart]) ?? [];
    const after = start === undefined ? null : new Date(Number(start));
    const rows: OverrideRow[] = await this.dataSource.query(
      `${selectOverrides}
         AND ($3::timestamptz IS NULL OR o.ends_at > $3)
         AND ($4::timestamptz IS NULL OR o.starts_at < $4)
         AND ($5::timestamptz IS NULL OR (o.starts_at, o.id) > ($5, $6::uuid))
       ORDER BY o.starts_at, o.id
       LIMIT $7`,
      [projectId, scheduleId, query.from ?? null, query.to ?? null, after, id, rowsToRead(query)],
    );
    return rows;
  }

  /** Those that hold at some moment of the period, in the order of their creation; `to` may be Infinity. */
  async during(
    { projectId, scheduleId }: ScheduleKey,
    { from, to }: Interval,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Override[]> {
    const [row] = await manager.query<{ overrides: Override[] }[]>(
      `SELECT ${overridesAsOne} AS overrides
       FROM schedule_overrides
       WHERE project_id = $1 AND schedule_id = $2 AND ends_at > $3
         AND ($4::timestamptz IS NULL OR starts_at < $4)`,
      [projectId, scheduleId, new Date(from), Number.isFinite(to) ? new Date(to) : null],
    );
    return row?.overrides ?? [];
  }

  /** Those that count against how many there may be: routing plans hold them, also for a day after they are over. */
  counting(key: ScheduleKey, now: Date, tx: EntityManager): Promise<Override[]> {
    return this.during(key, { from: now.getTime() - dayMs, to: Infinity }, tx);
  }

  async find(
    tx: EntityManager,
    { projectId, scheduleId, overrideId }: OverrideKey,
  ): Promise<OverrideRow | undefined> {
    const rows: OverrideRow[] = await tx.query(`${selectOverrides} AND o.id = $3`, [
      projectId,
      scheduleId,
      overrideId,
    ]);
    return rows[0];
  }

  async create(
    tx: EntityManager,
    { projectId, scheduleId }: ScheduleKey,
    row: NewOverride,
  ): Promise<string> {
    const [made] = await tx.query<{ id: string }[]>(
      `INSERT INTO schedule_overrides (project_id, schedule_id, kind, user_id, by_user_id,
         starts_at, ends_at, created_at, created_by, created_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        projectId,
        scheduleId,
        row.kind,
        row.user_id,
        row.by_user_id,
        row.starts_at,
        row.ends_at,
        row.created_at,
        row.created_by,
        row.created_by_name,
      ],
    );
    return made?.id ?? '';
  }

  async endAt(tx: EntityManager, { projectId, overrideId }: OverrideKey, at: Date): Promise<void> {
    await tx.query('UPDATE schedule_overrides SET ends_at = $3 WHERE project_id = $1 AND id = $2', [
      projectId,
      overrideId,
      at,
    ]);
  }

  /** It holds before and after the period as it did, and not in it. */
  async cutOut(
    tx: EntityManager,
    { projectId, overrideId }: OverrideKey,
    period: { from: Date; to: Date },
  ): Promise<void> {
    await tx.query(
      `WITH whole AS (DELETE FROM schedule_overrides WHERE project_id = $1 AND id = $2 RETURNING *)
       INSERT INTO schedule_overrides (project_id, schedule_id, kind, user_id, by_user_id,
         starts_at, ends_at, created_at, created_by, created_by_name)
       SELECT project_id, schedule_id, kind, user_id, by_user_id,
         piece.starts_at, piece.ends_at, created_at, created_by, created_by_name
       FROM whole, LATERAL (VALUES
         (whole.starts_at, least(whole.ends_at, $3)),
         (greatest(whole.starts_at, $4), whole.ends_at)) AS piece (starts_at, ends_at)
       WHERE piece.starts_at < piece.ends_at`,
      [projectId, overrideId, period.from, period.to],
    );
  }

  async remove(tx: EntityManager, { projectId, overrideId }: OverrideKey): Promise<void> {
    await tx.query('DELETE FROM schedule_overrides WHERE project_id = $1 AND id = $2', [
      projectId,
      overrideId,
    ]);
  }
}
