import { Injectable } from '@nestjs/common';
import type { CallStatus } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { callerNameOf } from '../../database/caller-name.js';

/** A call that nobody took, and how its policy wants it told. */
export type MissedCall = {
  id: string;
  projectId: string;
  policyId: string;
  policyName: string;
  caller: string | null;
  callerName: string | null;
  status: CallStatus;
  startedAt: Date;
  byMail: boolean;
  bySms: boolean;
};

/** Somebody who is to be told of a call. */
export type Recipient = { callId: string; userId: string; email: string };

@Injectable()
export class MissedCallsRepository {
  constructor(private readonly dataSource: DataSource) {}

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /**
   * Calls of policies that want it told, each once, however many processes look. A call whose message the carrier is
   * still at work on waits for it.
   */
  async takeUntold(tx: EntityManager, { canMail }: { canMail: boolean }): Promise<MissedCall[]> {
    const rows: MissedCall[] = await tx.query(
      `WITH untold AS (
         INSERT INTO missed_call_mails (call_id)
         SELECT c.id FROM calls c JOIN incoming_call_policies p ON p.id = c.policy_id
         WHERE (p.missed_call_mails AND $1 OR p.missed_call_sms) AND c.is_test IS NOT TRUE AND c.ended_at IS NOT NULL
           AND c.started_at > now() - interval '1 day'
           AND c.status IN ('no-answer', 'no-one-available', 'busy', 'caller-hung-up', 'failed', 'voicemail-left')
           AND (c.voicemail_offered IS NOT TRUE OR c.voicemail_seconds IS NOT NULL
             OR c.ended_at < now() - interval '3 minutes')
           AND NOT EXISTS (SELECT FROM missed_call_mails m WHERE m.call_id = c.id)
         ON CONFLICT DO NOTHING
         RETURNING call_id
       )
       SELECT c.id, c.project_id AS "projectId", p.id AS "policyId", p.name AS "policyName", c.caller,
         ${callerNameOf('c')} AS "callerName", c.status, c.started_at AS "startedAt",
         p.missed_call_mails AS "byMail", p.missed_call_sms AS "bySms"
       FROM untold JOIN calls c ON c.id = untold.call_id JOIN incoming_call_policies p ON p.id = c.policy_id
       ORDER BY c.started_at, c.id`,
      [canMail],
    );
    return rows;
  }

  /**
   * Whom the policies of these calls want told, a line a call and person: owners, or those whose phones rang. Of a call
   * that rang nobody who is still there, the owners hear in any case.
   */
  async recipientsOf(tx: EntityManager, callIds: readonly string[]): Promise<Recipient[]> {
    const recipients: Recipient[] = await tx.query(
      `WITH missed AS (
         SELECT c.id, c.project_id, p.missed_call_recipients AS recipients
         FROM calls c JOIN incoming_call_policies p ON p.id = c.policy_id WHERE c.id = ANY ($1)
       ), rung AS (
         SELECT DISTINCT missed.id, m.user_id
         FROM missed JOIN call_attempts a ON a.call_id = missed.id
         JOIN members m ON m.project_id = missed.project_id AND m.user_id = a.user_id
       )
       SELECT missed.id AS "callId", u.id AS "userId", u.email
       FROM missed JOIN members m ON m.project_id = missed.project_id JOIN users u ON u.id = m.user_id
       WHERE m.role = 'owner'
           AND (missed.recipients <> 'rung' OR NOT EXISTS (SELECT FROM rung WHERE rung.id = missed.id))
         OR missed.recipients <> 'owners'
           AND EXISTS (SELECT FROM rung WHERE rung.id = missed.id AND rung.user_id = m.user_id)
       ORDER BY array_position($1::uuid[], missed.id), u.email`,
      [callIds],
    );
    return recipients;
  }

  /** Calls of so long ago are not looked at any more. */
  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      "DELETE FROM missed_call_mails WHERE created_at < now() - interval '3 days'",
    );
  }
}
