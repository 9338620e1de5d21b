import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto, WebhookEvent, WebhookFormat } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';

/** Which receiver of which project. */
export type WebhookKey = { projectId: string; webhookId: string };

/** A receiver as the database tells it. */
export type WebhookRow = {
  id: string;
  name: string;
  origin: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  enabled: boolean;
  created_at: Date;
  failing_since: Date | null;
};

/** What a new one is made of. */
export type NewWebhook = Pick<WebhookRow, 'id' | 'name' | 'origin' | 'format' | 'events'> & {
  receiverSealed: string;
};

const columns = 'id, name, origin, format, events, enabled, created_at, failing_since';

/** Microseconds since 1970: a moment that a cursor can hold without loss. */
export const createdPart = /^\d{1,17}$/;

@Injectable()
export class OutgoingWebhooksRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** The newest first; one row more than the page shows. */
  async list(
    projectId: string,
    query: PageQueryDto,
  ): Promise<(WebhookRow & { created: string })[]> {
    const [created = null, id = null] = readCursor(query, [createdPart, idPart]) ?? [];
    const rows: (WebhookRow & { created: string })[] = await this.dataSource.query(
      `SELECT * FROM (
         SELECT ${columns}, (extract(epoch FROM created_at) * 1000000)::bigint AS created
         FROM outgoing_webhooks WHERE project_id = $1
       ) webhook
       WHERE $2::bigint IS NULL OR (created, id) < ($2, $3::uuid)
       ORDER BY created DESC, id DESC
       LIMIT $4`,
      [projectId, created, id, rowsToRead(query)],
    );
    return rows;
  }

  /** Lets one change of the project's receivers come after the other; @returns how many there are. */
  async lockAndCount(tx: EntityManager, projectId: string): Promise<number> {
    await tx.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM outgoing_webhooks WHERE project_id = $1',
      [projectId],
    );
    return rows[0]?.count ?? 0;
  }

  async add(tx: EntityManager, projectId: string, webhook: NewWebhook): Promise<WebhookRow> {
    const { id, name, origin, receiverSealed, format, events } = webhook;
    const rows: WebhookRow[] = await tx.query(
      `INSERT INTO outgoing_webhooks (id, project_id, name, origin, receiver_sealed, format, events)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`,
      [id, projectId, name, origin, receiverSealed, format, events],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The webhook was not stored.');
    return row;
  }

  async find({ projectId, webhookId }: WebhookKey): Promise<WebhookRow | undefined> {
    const rows: WebhookRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM outgoing_webhooks WHERE project_id = $1 AND id = $2`,
      [projectId, webhookId],
    );
    return rows[0];
  }

  async remove(
    tx: EntityManager,
    { projectId, webhookId }: WebhookKey,
  ): Promise<WebhookRow | undefined> {
    const [rows]: [WebhookRow[]] = await tx.query(
      `DELETE FROM outgoing_webhooks WHERE project_id = $1 AND id = $2 RETURNING ${columns}`,
      [projectId, webhookId],
    );
    return rows[0];
  }

  async enable(
    tx: EntityManager,
    { projectId, webhookId }: WebhookKey,
  ): Promise<WebhookRow | undefined> {
    const [rows]: [WebhookRow[]] = await tx.query(
      `UPDATE outgoing_webhooks SET enabled = true, failing_since = NULL
       WHERE project_id = $1 AND id = $2 RETURNING ${columns}`,
      [projectId, webhookId],
    );
    return rows[0];
  }
}
