import type { EscalationRuleDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { PolicyKey } from './escalation.repository.js';

/** What is asked of the policy whose rules are meant. */
export type PolicyOfRules = { name: string; rulesVersion: number };

export async function findPolicy(
  manager: EntityManager,
  { projectId, policyId }: PolicyKey,
  lock: '' | 'FOR NO KEY UPDATE',
): Promise<PolicyOfRules | undefined> {
  const rows: PolicyOfRules[] = await manager.query(
    `SELECT name, rules_version AS "rulesVersion" FROM incoming_call_policies
     WHERE project_id = $1 AND id = $2 ${lock}`,
    [projectId, policyId],
  );
  return rows[0];
}

/** In their order. */
export async function listRules(
  manager: EntityManager,
  { projectId, policyId }: PolicyKey,
): Promise<EscalationRuleDto[]> {
  const rules: EscalationRuleDto[] = await manager.query(
    `SELECT r.id, r.position AS "order", r.escalate_after_seconds AS "escalateAfterSeconds",
       coalesce(named.users, '[]') AS users, r.version
     FROM escalation_rules r
     LEFT JOIN LATERAL (
       SELECT json_agg(
         json_build_object('userId', u.id, 'name', u.name, 'phone', first_verified.number)
         ORDER BY t.position) AS users
       FROM escalation_rule_users t
       JOIN users u ON u.id = t.user_id
       LEFT JOIN LATERAL (
         SELECT p.number FROM phones p
         WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
         ORDER BY p.position, p.created_at, p.id
         LIMIT 1
       ) first_verified ON true
       WHERE t.rule_id = r.id
     ) named ON true
     WHERE r.project_id = $1 AND r.policy_id = $2
     ORDER BY r.position`,
    [projectId, policyId],
  );
  return rules;
}
