import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenForeignKey } from '../../platform/database/foreign-key.js';
import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';

/** Which feed of which person. */
export type FeedKey = { projectId: string; userId: string; feedId: string };

export type FeedRow = {
  id: string;
  schedule_id: string | null;
  schedule_name: string | null;
  created_at: Date;
  renewed_at: Date;
  last_read_at: Date | null;
};

/** What is known of a feed whose address somebody has. */
export type ReadFeed = {
  project_id: string;
  project_name: string;
  user_id: string;
  schedule_id: string | null;
};

const millisPart = /^\d{1,15}$/;

const selectFeeds = `
  SELECT f.id, f.schedule_id, s.name AS schedule_name, f.created_at, f.renewed_at, f.last_read_at
  FROM calendar_feeds f LEFT JOIN schedules s ON s.id = f.schedule_id
  WHERE f.project_id = $1 AND f.user_id = $2`;

@Injectable()
export class CalendarFeedsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By their creation; one row more than the page shows. */
  async list(
    { projectId, userId }: Omit<FeedKey, 'feedId'>,
    query: PageQueryDto,
  ): Promise<FeedRow[]> {
    const [created, id = null] = readCursor(query, [millisPart, idPart]) ?? [];
    const after = created === undefined ? null : new Date(Number(created));
    return this.dataSource.query<FeedRow[]>(
      `${selectFeeds} AND ($3::timestamptz IS NULL OR (f.created_at, f.id) > ($3, $4::uuid))
       ORDER BY f.created_at, f.id
       LIMIT $5`,
      [projectId, userId, after, id, rowsToRead(query)],
    );
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** Whoever renews or revokes it at the same time waits. */
  async lock(tx: EntityManager, key: FeedKey): Promise<FeedRow | undefined> {
    const [row] = await tx.query<FeedRow[]>(`${selectFeeds} AND f.id = $3 FOR UPDATE OF f`, [
      key.projectId,
      key.userId,
      key.feedId,
    ]);
    return row;
  }

  /** @throws {DomainError} when the person has such a feed already, or is no member any more. */
  async create(
    tx: EntityManager,
    feed: {
      projectId: string;
      userId: string;
      scheduleId: string | null;
      tokenHash: Buffer;
      at: Date;
    },
  ): Promise<string> {
    const { projectId, userId, scheduleId, tokenHash, at } = feed;
    try {
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO calendar_feeds (project_id, user_id, schedule_id, token_hash, created_at, renewed_at)
         VALUES ($1, $2, $3, $4, $5, $5) RETURNING id`,
        [projectId, userId, scheduleId, tokenHash, at],
      );
      return made?.id ?? '';
    } catch (error) {
      if (brokenForeignKey(error) !== undefined) {
        throw new DomainError(
          'conflict',
          'The schedule, or your place in the project, has just gone.',
        );
      }
      if (brokenUniqueConstraint(error) !== 'calendar_feeds_once') throw error;
      throw new DomainError('conflict', 'You have this calendar already. Renew its address.');
    }
  }

  async renew(
    tx: EntityManager,
    feedId: string,
    { tokenHash, at }: { tokenHash: Buffer; at: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE calendar_feeds SET token_hash = $2, renewed_at = $3, last_read_at = NULL WHERE id = $1`,
      [feedId, tokenHash, at],
    );
  }

  async remove(tx: EntityManager, feedId: string): Promise<void> {
    await tx.query('DELETE FROM calendar_feeds WHERE id = $1', [feedId]);
  }

  /** The feed with this secret, which is being read now. Only hashes are compared, so that time tells nothing. */
  async read(tokenHash: Buffer, at: Date): Promise<ReadFeed | undefined> {
    const [rows] = await this.dataSource.query<[ReadFeed[], number]>(
      `UPDATE calendar_feeds f SET last_read_at = $2
       FROM projects p
       WHERE f.token_hash = $1 AND p.id = f.project_id
       RETURNING f.project_id, p.name AS project_name, f.user_id, f.schedule_id`,
      [tokenHash, at],
    );
    return rows[0];
  }
}
