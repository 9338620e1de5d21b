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

/** A person with the phone that would be rung. */
const person = `
  json_build_object('userId', u.id, 'name', u.name, 'phone', (
    SELECT p.number FROM phones p
    WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
    ORDER BY p.position, p.created_at, p.id
    LIMIT 1))`;

const target = `
  json_build_object(
    'kind', CASE WHEN t.user_id IS NOT NULL THEN 'user' WHEN t.team_id IS NOT NULL THEN 'team' ELSE 'schedule' END,
    'id', coalesce(t.user_id, t.team_id, t.schedule_id),
    'name', coalesce(u.name, team.name, schedule.name),
    'people', CASE
      WHEN t.user_id IS NOT NULL THEN json_build_array(${person})
      ELSE coalesce((
        SELECT json_agg(${person} ORDER BY tm.position)
        FROM team_members tm JOIN users u ON u.id = tm.user_id
        WHERE tm.team_id = t.team_id), '[]')
      END,
    'until', null,
    'nextGap', null)`;

/** In their order; schedules are not asked yet who is on call. */
export async function listRules(
  manager: EntityManager,
  { projectId, policyId }: PolicyKey,
): Promise<EscalationRuleDto[]> {
  const rules: EscalationRuleDto[] = await manager.query(
    `SELECT r.id, r.position AS "order", r.escalate_after_seconds AS "escalateAfterSeconds",
       r.ring_mode AS "ringMode",
       r.version, coalesce((
         SELECT json_agg(${target} ORDER BY t.position)
         FROM escalation_rule_targets t
         LEFT JOIN users u ON u.id = t.user_id
         LEFT JOIN teams team ON team.id = t.team_id
         LEFT JOIN schedules schedule ON schedule.id = t.schedule_id
         WHERE t.rule_id = r.id), '[]') AS targets
     FROM escalation_rules r
     WHERE r.project_id = $1 AND r.policy_id = $2
     ORDER BY r.position`,
    [projectId, policyId],
  );
  return rules;
}
