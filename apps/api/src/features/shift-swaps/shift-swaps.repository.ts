import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MemberRole, ShiftSwapsQueryDto, SwapShiftInputDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import type { ShiftSwapRow } from './shift-swap.mapper.js';

/** Which request of which project. */
export type SwapKey = { projectId: string; swapId: string };

/** A new request. */
export type NewSwap = {
  projectId: string;
  askerId: string;
  askedId: string;
  shift: SwapShiftInputDto;
  inReturn: SwapShiftInputDto | undefined;
  message: string;
  createdAt: Date;
};

const millisPart = /^\d{1,15}$/;

const person = (alias: string) =>
  `json_build_object('userId', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email)`;
const schedule = (alias: string) =>
  `json_build_object('scheduleId', ${alias}.id, 'scheduleName', ${alias}.name, 'timeZone', ${alias}.time_zone)`;

const selectSwaps = `
  SELECT w.id, p.name AS project_name, ${person('asker')} AS asker, ${person('asked')} AS asked,
    ${schedule('s')} AS schedule, w.starts_at, w.ends_at,
    CASE WHEN r.id IS NOT NULL THEN ${schedule('r')} END AS return_schedule,
    w.return_starts_at, w.return_ends_at,
    w.message, w.state, w.expires_at, w.created_at, w.closed_at
  FROM shift_swaps w
  JOIN projects p ON p.id = w.project_id
  JOIN users asker ON asker.id = w.asker_id
  JOIN users asked ON asked.id = w.asked_id
  JOIN schedules s ON s.id = w.schedule_id
  LEFT JOIN schedules r ON r.id = w.return_schedule_id
  WHERE w.project_id = $1`;

@Injectable()
export class ShiftSwapsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * The newest first; one row more than the page shows.
   *
   * @param of.party the person whose requests these are; null: everybody's.
   */
  async list(
    projectId: string,
    query: ShiftSwapsQueryDto,
    { party, now }: { party: string | null; now: Date },
  ): Promise<ShiftSwapRow[]> {
    const [created, id = null] = readCursor(query, [millisPart, idPart]) ?? [];
    const before = created === undefined ? null : new Date(Number(created));
    const rows: ShiftSwapRow[] = await this.dataSource.query(
      `${selectSwaps}
         AND ($2::uuid IS NULL OR $2 IN (w.asker_id, w.asked_id))
         AND ($3::text IS NULL OR
           $3 = CASE WHEN w.state = 'open' AND w.expires_at <= $4 THEN 'expired' ELSE w.state END)
         AND ($5::timestamptz IS NULL OR (w.created_at, w.id) < ($5, $6::uuid))
       ORDER BY w.created_at DESC, w.id DESC
       LIMIT $7`,
      [projectId, party, query.status ?? null, now, before, id, rowsToRead(query)],
    );
    return rows;
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  async find(tx: EntityManager, key: SwapKey): Promise<ShiftSwapRow | undefined> {
    const rows: ShiftSwapRow[] = await tx.query(`${selectSwaps} AND w.id = $2`, [
      key.projectId,
      key.swapId,
    ]);
    return rows[0];
  }

  /** Whoever answers or withdraws it at the same time waits. */
  async lock(tx: EntityManager, key: SwapKey): Promise<ShiftSwapRow | undefined> {
    await tx.query('SELECT FROM shift_swaps WHERE project_id = $1 AND id = $2 FOR UPDATE', [
      key.projectId,
      key.swapId,
    ]);
    return this.find(tx, key);
  }

  async roleOf(
    tx: EntityManager,
    projectId: string,
    userId: string,
  ): Promise<MemberRole | undefined> {
    const [row] = await tx.query<{ role: MemberRole }[]>(
      'SELECT role FROM members WHERE project_id = $1 AND user_id = $2',
      [projectId, userId],
    );
    return row?.role;
  }

  async countSince(
    tx: EntityManager,
    { projectId, askerId, since }: { projectId: string; askerId: string; since: Date },
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM shift_swaps
       WHERE project_id = $1 AND asker_id = $2 AND created_at > $3`,
      [projectId, askerId, since],
    );
    return row?.count ?? 0;
  }

  async create(tx: EntityManager, swap: NewSwap): Promise<string> {
    const { shift, inReturn } = swap;
    try {
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO shift_swaps (project_id, asker_id, asked_id, schedule_id, starts_at, ends_at,
           return_schedule_id, return_starts_at, return_ends_at, message, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
        [
          swap.projectId,
          swap.askerId,
          swap.askedId,
          shift.scheduleId,
          shift.from,
          shift.to,
          inReturn?.scheduleId ?? null,
          inReturn?.from ?? null,
          inReturn?.to ?? null,
          swap.message,
          swap.createdAt,
        ],
      );
      return made?.id ?? '';
    } catch (error) {
      if (brokenUniqueConstraint(error) !== 'shift_swaps_asked_once') throw error;
      throw new DomainError('conflict', 'You have asked this colleague for this shift already.');
    }
  }

  async close(
    tx: EntityManager,
    { projectId, swapId }: SwapKey,
    { state, at }: { state: 'accepted' | 'declined' | 'withdrawn'; at: Date },
  ): Promise<void> {
    await tx.query(
      'UPDATE shift_swaps SET state = $3, closed_at = $4 WHERE project_id = $1 AND id = $2',
      [projectId, swapId, state, at],
    );
  }
}
