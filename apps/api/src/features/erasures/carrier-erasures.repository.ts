import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

import type { EndedCall } from './caller-traces.repository.js';

/** Something that the carrier is to delete. */
export type CarrierErasure = {
  erasureId: string;
  projectId: string;
  sid: string;
  kind: 'call' | 'recording';
  callId: string;
  policyId: string | null;
  accountSid: string;
  timesAsked: number;
};

/** What is to be deleted at the carrier, and what came of it. */
@Injectable()
export class CarrierErasuresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every leg of the calls, and what was recorded in them. */
  async add(
    tx: EntityManager,
    { erasureId, calls, at }: { erasureId: string; calls: readonly EndedCall[]; at: Date },
  ): Promise<void> {
    const recordings = calls.flatMap(({ id, recordingSids, policyId, accountSid }) =>
      recordingSids.map((sid) => ({
        ...{ sid, call_id: id, policy_id: policyId, account_sid: accountSid },
      })),
    );
    await tx.query(
      `INSERT INTO carrier_erasures (erasure_id, sid, kind, call_id, policy_id, account_sid, due_at)
       SELECT $1::uuid, call_sid, 'call', id, policy_id, account_sid, $3::timestamptz FROM calls WHERE id = ANY ($2)
       UNION ALL
       SELECT $1, a.leg_sid, 'call', c.id, c.policy_id, c.account_sid, $3
       FROM calls c JOIN call_attempts a ON a.call_id = c.id WHERE c.id = ANY ($2) AND a.leg_sid IS NOT NULL
       UNION ALL
       SELECT $1, r.sid, 'recording', r.call_id, r.policy_id, r.account_sid, $3
       FROM jsonb_to_recordset($4::jsonb) AS r (sid text, call_id uuid, policy_id uuid, account_sid text)
       ON CONFLICT DO NOTHING`,
      [...[erasureId, calls.map(({ id }) => id), at], JSON.stringify(recordings)],
    );
  }

  /** Some of which it is the turn, recordings before calls; their next turn is put off, whoever has taken them. */
  async takeDue(erasureId: string, now: Date, most: number): Promise<CarrierErasure[]> {
    const [rows]: [CarrierErasure[]] = await this.dataSource.query(
      `UPDATE carrier_erasures i SET times_asked = times_asked + 1,
         due_at = $2::timestamptz + least(interval '1 minute' * 3 ^ times_asked, interval '1 day')
       FROM erasures e
       WHERE e.id = i.erasure_id AND (i.erasure_id, i.sid) IN (
         SELECT erasure_id, sid FROM carrier_erasures WHERE erasure_id = $1 AND state = 'waiting' AND due_at <= $2
         ORDER BY kind DESC, due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING i.erasure_id AS "erasureId", e.project_id AS "projectId", i.sid, i.kind, i.call_id AS "callId",
         i.policy_id AS "policyId", i.account_sid AS "accountSid", i.times_asked AS "timesAsked"`,
      [erasureId, now, most],
    );
    return rows;
  }

  async settle(
    { erasureId, sid }: CarrierErasure,
    state: 'deleted' | 'gone' | 'refused' | 'waiting',
    reason: string | null = null,
  ): Promise<void> {
    await this.dataSource.query(
      'UPDATE carrier_erasures SET state = $3, reason = $4 WHERE erasure_id = $1 AND sid = $2',
      [erasureId, sid, state, reason],
    );
  }

  /** The carrier has a recording no longer, be it a message or a talk. */
  async markGone({ callId, sid }: CarrierErasure, at: Date): Promise<void> {
    for (const kind of ['voicemail', 'recording'] as const) {
      await this.dataSource.query(
        `UPDATE ${kind}_marks m SET gone_at = $3 FROM calls c
         WHERE m.call_id = $1 AND c.id = $1 AND c.${kind}_sid = $2`,
        [callId, sid, at],
      );
    }
  }

  async areAllSettled(erasureId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `SELECT FROM carrier_erasures WHERE erasure_id = $1 AND state = 'waiting' LIMIT 1`,
      [erasureId],
    );
    return rows.length === 0;
  }
}
