import { Inject, Injectable } from '@nestjs/common';
import type { PolicyReadinessDto, ReadinessFindingDto } from '@ringdown/contracts';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { PolicyFacts } from './readiness-facts.js';

export type PolicyKey = { projectId: string; policyId: string };
type Row = { checkedAt: Date | null; isReady: boolean | null; findings: ReadinessFindingDto[] };

@Injectable()
export class ReadinessRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** @returns undefined when there is no such policy. */
  async findNewest({ projectId, policyId }: PolicyKey): Promise<PolicyReadinessDto | undefined> {
    const { rows } = await this.pool.query<Row>(
      `SELECT r.checked_at AS "checkedAt", r.is_ready AS "isReady", coalesce(r.findings, '[]') AS findings
       FROM incoming_call_policies p LEFT JOIN policy_readiness r ON r.policy_id = p.id
       WHERE p.project_id = $1 AND p.id = $2`,
      [projectId, policyId],
    );
    const [row] = rows;
    return row && { ...row, checkedAt: row.checkedAt?.toISOString() ?? null };
  }

  /** Nothing when the policy is gone meanwhile, or a later check was faster. */
  async keep(policyId: string, checkedAt: Date, found: Omit<Row, 'checkedAt'>): Promise<void> {
    await this.pool.query(
      `INSERT INTO policy_readiness (policy_id, checked_at, findings, is_ready)
       SELECT id, $2, $3::jsonb, $4 FROM incoming_call_policies WHERE id = $1
       ON CONFLICT (policy_id) DO UPDATE
         SET checked_at = excluded.checked_at, findings = excluded.findings, is_ready = excluded.is_ready
         WHERE policy_readiness.checked_at <= excluded.checked_at`,
      [policyId, checkedAt, JSON.stringify(found.findings), found.isReady],
    );
  }

  async findFacts({ projectId, policyId }: PolicyKey): Promise<PolicyFacts | undefined> {
    const { rows } = await this.pool.query<PolicyFacts>(
      `SELECT p.project_id AS "projectId", p.id AS "policyId", p.name, p.enabled,
         c.id AS "configId", c.account_sid AS "accountSid",
         p.unlisted_callers <> 'admitted' AS "refusesUnlisted",
         (SELECT count(*)::int FROM caller_entries e WHERE e.project_id = p.project_id
            AND e.list = 'allow' AND (e.policy_id IS NULL OR e.policy_id = p.id)) AS "allowedCallers",
         ARRAY(SELECT number FROM routing_numbers n WHERE n.policy_id = p.id ORDER BY number) AS numbers,
         (SELECT max(started_at) FROM calls WHERE policy_id = p.id AND came_in) AS "newestCallAt"
       FROM incoming_call_policies p LEFT JOIN call_sms_configs c ON c.id = p.call_sms_config_id
       WHERE p.project_id = $1 AND p.id = $2`,
      [projectId, policyId],
    );
    return rows[0];
  }
}
