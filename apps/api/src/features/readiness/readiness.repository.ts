import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PolicyReadinessDto, ReadinessFindingDto } from '@ringdown/contracts';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

import { POOL } from '../../platform/tokens.js';
import type { PolicyFacts } from './readiness-facts.js';

export type PolicyKey = { projectId: string; policyId: string };
type Row = { checkedAt: Date | null; isReady: boolean | null; findings: ReadinessFindingDto[] };

/** What a check found, and when it began. */
type Found = { checkedAt: Date; isReady: boolean; findings: readonly ReadinessFindingDto[] };

@Injectable()
export class ReadinessRepository {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

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

  /**
   * Nothing is kept when the policy is gone meanwhile, or a later check was faster.
   *
   * @param turned is told within the transaction when the policy was ready until now; of two checks at once by one.
   */
  async keep(
    policyId: string,
    { checkedAt, isReady, findings }: Found,
    turned: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const before: { isReady: boolean }[] = await tx.query(
        'SELECT is_ready AS "isReady" FROM policy_readiness WHERE policy_id = $1 FOR UPDATE',
        [policyId],
      );
      const kept: unknown[] = await tx.query(
        `INSERT INTO policy_readiness (policy_id, checked_at, findings, is_ready)
         SELECT id, $2, $3::jsonb, $4 FROM incoming_call_policies WHERE id = $1
         ON CONFLICT (policy_id) DO UPDATE
           SET checked_at = excluded.checked_at, findings = excluded.findings, is_ready = excluded.is_ready
           WHERE policy_readiness.checked_at <= excluded.checked_at
         RETURNING policy_id`,
        [policyId, checkedAt, JSON.stringify(findings), isReady],
      );
      if (kept.length === 1 && before[0]?.isReady === true && !isReady) await turned(tx);
    });
  }

  async findEnabled(): Promise<PolicyKey[]> {
    const { rows } = await this.pool.query<PolicyKey>(
      'SELECT project_id AS "projectId", id AS "policyId" FROM incoming_call_policies WHERE enabled ORDER BY id',
    );
    return rows;
  }

  async findFacts({ projectId, policyId }: PolicyKey): Promise<PolicyFacts | undefined> {
    const { rows } = await this.pool.query<PolicyFacts>(
      `SELECT p.project_id AS "projectId", p.id AS "policyId", p.name, p.enabled,
         p.time_zone AS "timeZone",
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

  /** The policies of calls that came in since then, by the carrier's name of the call. */
  async findPolicyOfCalls(
    projectId: string,
    callSids: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ callSid: string; policyId: string }>(
      `SELECT call_sid AS "callSid", policy_id AS "policyId" FROM calls
       WHERE project_id = $1 AND started_at >= $3 AND call_sid = ANY($2) AND policy_id IS NOT NULL`,
      [projectId, callSids, since],
    );
    return new Map(rows.map(({ callSid, policyId }) => [callSid, policyId]));
  }
}
