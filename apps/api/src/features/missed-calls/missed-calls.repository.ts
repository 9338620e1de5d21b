import { Injectable } from '@nestjs/common';
import type { CallStatus } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { callerNameOf } from '../../database/caller-name.js';

/** A call that nobody took, with whom its owners may know of it. */
export type MissedCall = {
  id: string;
  projectId: string;
  policyId: string;
  policyName: string;
  caller: string | null;
  callerName: string | null;
  status: CallStatus;
  startedAt: Date;
};

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
  async takeUntold(tx: EntityManager): Promise<MissedCall[]> {
    const rows: MissedCall[] = await tx.query(
      `WITH untold AS (
         INSERT INTO missed_call_mails (call_id)
         SELECT c.id FROM calls c JOIN incoming_call_policies p ON p.id = c.policy_id
         WHERE p.missed_call_mails AND c.is_test IS NOT TRUE AND c.ended_at IS NOT NULL
           AND c.started_at > now() - interval '1 day'
           AND c.status IN ('no-answer', 'no-one-available', 'busy', 'caller-hung-up', 'failed', 'voicemail-left')
           AND (c.voicemail_offered IS NOT TRUE OR c.voicemail_seconds IS NOT NULL
             OR c.ended_at < now() - interval '3 minutes')
           AND NOT EXISTS (SELECT FROM missed_call_mails m WHERE m.call_id = c.id)
         ON CONFLICT DO NOTHING
         RETURNING call_id
       )
       SELECT c.id, c.project_id AS "projectId", p.id AS "policyId", p.name AS "policyName", c.caller,
         ${callerNameOf('c')} AS "callerName", c.status, c.started_at AS "startedAt"
       FROM untold JOIN calls c ON c.id = untold.call_id JOIN incoming_call_policies p ON p.id = c.policy_id
       ORDER BY c.started_at, c.id`,
    );
    return rows;
  }

  async ownersOf(tx: EntityManager, projectId: string): Promise<string[]> {
    const owners: { email: string }[] = await tx.query(
      `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND m.role = 'owner' ORDER BY u.email`,
      [projectId],
    );
    return owners.map(({ email }) => email);
  }

  /** Calls of so long ago are not looked at any more. */
  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      "DELETE FROM missed_call_mails WHERE created_at < now() - interval '3 days'",
    );
  }
}
