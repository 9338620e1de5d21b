import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { PolicyFacts } from './readiness-facts.js';

export type PolicyKey = { projectId: string; policyId: string };

@Injectable()
export class ReadinessRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

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
