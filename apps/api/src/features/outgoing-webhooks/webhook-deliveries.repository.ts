import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  CallStatus,
  PageQueryDto,
  WebhookDeliveryDto,
  WebhookFormat,
} from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { callerNameOf } from '../../database/caller-name.js';
import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import { createdPart } from './outgoing-webhooks.repository.js';

/** A message as the log tells of it. */
export type DeliveryRow = {
  id: string;
  event: WebhookDeliveryDto['event'];
  call_id: string | null;
  state: WebhookDeliveryDto['state'];
  attempts: number;
  created_at: Date;
  attempted_at: Date | null;
  status_code: number | null;
  duration_milliseconds: number | null;
  answer: string | null;
};

/** All that is needed to send a message. */
export type DueDelivery = Pick<DeliveryRow, 'id' | 'event' | 'created_at'> & {
  webhook_id: string;
  project_id: string;
  receiver_sealed: string;
  format: WebhookFormat;
  call: DueCall | null;
  readiness: ReadinessChange | null;
};

/** A policy that is not ready for calls any more, and why; or is so again. */
export type ReadinessChange = {
  policyId: string;
  policyName: string;
  isReady: boolean;
  /** What is to be mended. */
  blockers: { title: string; whatCallersExperience: string | null; howToMend: string | null }[];
};

/** The call that a message tells of. */
type DueCall = {
  id: string;
  status: CallStatus;
  policyId: string | null;
  policyName: string | null;
  caller: string | null;
  callerName: string | null;
  startedAt: string;
  endedAt: string;
  voicemailSeconds: number | null;
};

/** How an attempt went. */
export type Attempt = {
  statusCode: number | null;
  durationMilliseconds: number;
  answer: string;
};

const columns =
  'id, event, call_id, state, attempts, created_at, attempted_at, status_code, duration_milliseconds, answer';

@Injectable()
export class WebhookDeliveriesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** The newest first; one row more than the page shows. */
  async list(
    webhookId: string,
    query: PageQueryDto,
  ): Promise<(DeliveryRow & { created: string })[]> {
    const [created = null, id = null] = readCursor(query, [createdPart, idPart]) ?? [];
    const rows: (DeliveryRow & { created: string })[] = await this.dataSource.query(
      `SELECT * FROM (
         SELECT ${columns}, (extract(epoch FROM created_at) * 1000000)::bigint AS created
         FROM webhook_deliveries WHERE webhook_id = $1
       ) delivery
       WHERE $2::bigint IS NULL OR (created, id) < ($2, $3::uuid)
       ORDER BY created DESC, id DESC
       LIMIT $4`,
      [webhookId, created, id, rowsToRead(query)],
    );
    return rows;
  }

  async addTest(tx: EntityManager, webhookId: string): Promise<DeliveryRow> {
    const rows: DeliveryRow[] = await tx.query(
      `INSERT INTO webhook_deliveries (webhook_id, event) VALUES ($1, 'test') RETURNING ${columns}`,
      [webhookId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The delivery was not stored.');
    return row;
  }

  /**
   * One message for each receiver and each call that has ended; a second one is refused by the database. A call of
   * which the message may still come waits for it, so that it is not told as missed before.
   *
   * @returns the ids of the new messages.
   */
  async addOfEndedCalls(tx: EntityManager): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `INSERT INTO webhook_deliveries (webhook_id, event, call_id)
       SELECT w.id, told.event, c.id
       FROM outgoing_webhooks w
       JOIN calls c ON c.project_id = w.project_id
         AND c.started_at > now() - interval '1 day' AND c.started_at >= w.created_at
         AND c.ended_at IS NOT NULL AND c.is_test IS NOT TRUE
         AND (c.voicemail_offered IS NOT TRUE OR c.voicemail_seconds IS NOT NULL
           OR c.ended_at < now() - interval '3 minutes')
       CROSS JOIN LATERAL (SELECT CASE
         WHEN c.status = 'voicemail-left' THEN 'voicemail.left'
         WHEN c.status IN ('no-answer', 'no-one-available', 'busy', 'caller-hung-up', 'failed') THEN 'call.missed'
       END AS event) told
       WHERE w.enabled AND told.event = ANY(w.events)
       ON CONFLICT DO NOTHING
       RETURNING id`,
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the ids of the new messages, one for each receiver that wants it. */
  async addOfReadiness(
    tx: EntityManager,
    projectId: string,
    change: ReadinessChange,
  ): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `INSERT INTO webhook_deliveries (webhook_id, event, readiness)
       SELECT id, 'readiness.changed', $2::jsonb FROM outgoing_webhooks
       WHERE project_id = $1 AND enabled AND 'readiness.changed' = ANY(events)
       RETURNING id`,
      [projectId, JSON.stringify(change)],
    );
    return rows.map(({ id }) => id);
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      "DELETE FROM webhook_deliveries WHERE created_at < now() - interval '30 days'",
    );
  }

  /** Undefined when it is delivered, or its webhook deleted or, unless it is a test, switched off. */
  async findDue(id: string): Promise<DueDelivery | undefined> {
    const rows: DueDelivery[] = await this.dataSource.query(
      `SELECT d.id, d.event, d.created_at, w.id AS webhook_id, w.project_id, w.receiver_sealed, w.format, d.readiness,
         CASE WHEN c.id IS NOT NULL THEN json_build_object(
           'id', c.id, 'status', c.status, 'policyId', c.policy_id, 'policyName', p.name, 'caller', c.caller,
           'callerName', ${callerNameOf('c')},
           'startedAt', c.started_at, 'endedAt', c.ended_at, 'voicemailSeconds', c.voicemail_seconds) END AS call
       FROM webhook_deliveries d
       JOIN outgoing_webhooks w ON w.id = d.webhook_id
       LEFT JOIN calls c ON c.id = d.call_id
       LEFT JOIN incoming_call_policies p ON p.id = c.policy_id
       WHERE d.id = $1 AND d.state = 'waiting' AND (w.enabled OR d.event = 'test')
         AND (d.event = 'test' OR c.id IS NOT NULL OR d.readiness IS NOT NULL)`,
      [id],
    );
    return rows[0];
  }

  async record(
    id: string,
    { statusCode, durationMilliseconds, answer }: Attempt,
    isTaken: boolean,
  ) {
    await this.dataSource.query(
      `WITH delivery AS (
         UPDATE webhook_deliveries
         SET attempts = attempts + 1, attempted_at = now(), status_code = $2, duration_milliseconds = $3,
           answer = $4, state = CASE WHEN $5 THEN 'delivered' ELSE state END
         WHERE id = $1 RETURNING webhook_id, event
       )
       UPDATE outgoing_webhooks w
       SET failing_since = CASE WHEN $5 THEN NULL
         WHEN delivery.event = 'test' THEN w.failing_since ELSE coalesce(w.failing_since, now()) END
       FROM delivery WHERE w.id = delivery.webhook_id`,
      [id, statusCode, durationMilliseconds, answer, isTaken],
    );
  }

  async markFailed(id: string): Promise<void> {
    await this.dataSource.query(
      "UPDATE webhook_deliveries SET state = 'failed' WHERE id = $1 AND state = 'waiting'",
      [id],
    );
  }

  /** Switches off the receiver of a message when it has failed for days; @returns it, if it was on until now. */
  async switchOffFailing(
    tx: EntityManager,
    deliveryId: string,
  ): Promise<{ id: string; projectId: string; name: string; origin: string } | undefined> {
    const [rows]: [{ id: string; projectId: string; name: string; origin: string }[]] =
      await tx.query(
        `UPDATE outgoing_webhooks SET enabled = false
         WHERE id = (SELECT webhook_id FROM webhook_deliveries WHERE id = $1)
           AND enabled AND failing_since < now() - interval '3 days'
         RETURNING id, project_id AS "projectId", name, origin`,
        [deliveryId],
      );
    return rows[0];
  }

  async ownerAddresses(tx: EntityManager, projectId: string): Promise<string[]> {
    const rows: { email: string }[] = await tx.query(
      `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND m.role = 'owner' ORDER BY u.email`,
      [projectId],
    );
    return rows.map(({ email }) => email);
  }
}
