import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ReadinessFindingDto } from '@ringdown/contracts';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

import { POOL } from '../../platform/tokens.js';
import type { PolicyKey } from './readiness.repository.js';

/** What a check is about to look at. */
export type Seen = { routingVersion: string; fingerprint: string };

/** What a check found, when it began, and what it looked at. */
type Found = Seen & {
  checkedAt: Date;
  isReady: boolean;
  findings: readonly ReadinessFindingDto[];
};

/** The newest result of a policy, beside what the policy is like now. */
type KeptRow = PolicyKey & {
  checkedAt: Date | null;
  isReady: boolean | null;
  findings: ReadinessFindingDto[];
  fingerprint: string | null;
  routingVersion: string;
  /** Names the policy's numbers and its config as they are now. */
  setUp: string;
  hasRoutingChanged: boolean;
  /** It says that no call has come in, and meanwhile one has. */
  isDisproven: boolean;
};

const columns = `p.project_id AS "projectId", p.id AS "policyId",
  r.checked_at AS "checkedAt", r.is_ready AS "isReady", coalesce(r.findings, '[]') AS findings,
  r.fingerprint, v.version AS "routingVersion",
  md5(jsonb_build_array(c.id, c.version,
    ARRAY(SELECT number FROM routing_numbers n WHERE n.policy_id = p.id ORDER BY number))::text) AS "setUp",
  r.routing_version IS DISTINCT FROM v.version AS "hasRoutingChanged",
  coalesce(r.findings @> '[{"code": "reachable", "severity": "note"}]', false)
    AND EXISTS (SELECT FROM calls WHERE policy_id = p.id AND came_in) AS "isDisproven"`;
const tables = `incoming_call_policies p CROSS JOIN routing_version v
  LEFT JOIN call_sms_configs c ON c.id = p.call_sms_config_id
  LEFT JOIN policy_readiness r ON r.policy_id = p.id`;

@Injectable()
export class KeptReadinessRepository {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** @returns undefined when there is no such policy. */
  async find({ projectId, policyId }: PolicyKey): Promise<KeptRow | undefined> {
    const { rows } = await this.pool.query<KeptRow>(
      `SELECT ${columns} FROM ${tables} WHERE p.project_id = $1 AND p.id = $2`,
      [projectId, policyId],
    );
    return rows[0];
  }

  /** Every policy that was ever checked. */
  async findChecked(): Promise<KeptRow[]> {
    const { rows } = await this.pool.query<KeptRow>(
      `SELECT ${columns} FROM ${tables} WHERE r.policy_id IS NOT NULL ORDER BY p.id`,
    );
    return rows;
  }

  /**
   * Nothing is kept when the policy is gone meanwhile, or a later check was faster.
   *
   * @param turned is told within the transaction when the check before found otherwise; of two checks at once by one.
   */
  async keep(
    policyId: string,
    { checkedAt, isReady, findings, routingVersion, fingerprint }: Found,
    turned: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const before: { isReady: boolean }[] = await tx.query(
        'SELECT is_ready AS "isReady" FROM policy_readiness WHERE policy_id = $1 FOR UPDATE',
        [policyId],
      );
      const kept: unknown[] = await tx.query(
        `INSERT INTO policy_readiness (policy_id, checked_at, findings, is_ready, routing_version, fingerprint)
         SELECT id, $2, $3::jsonb, $4, $5, $6 FROM incoming_call_policies WHERE id = $1
         ON CONFLICT (policy_id) DO UPDATE
           SET checked_at = excluded.checked_at, findings = excluded.findings, is_ready = excluded.is_ready,
             routing_version = excluded.routing_version, fingerprint = excluded.fingerprint
           WHERE policy_readiness.checked_at <= excluded.checked_at
         RETURNING policy_id`,
        [policyId, checkedAt, JSON.stringify(findings), isReady, routingVersion, fingerprint],
      );
      const [known] = before;
      if (kept.length === 1 && known !== undefined && known.isReady !== isReady) await turned(tx);
    });
  }
}
