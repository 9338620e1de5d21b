import { randomUUID } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import type { PolicyKey } from './policies.repository.js';
import { PolicyEntity } from './policy.entity.js';

/**
 * Copies a policy with its rules and its own allow and block lists; its numbers stay where they are.
 *
 * @param tx holds the policy.
 * @returns the id of the copy.
 */
export async function copyPolicy(
  tx: EntityManager,
  { projectId, policyId }: PolicyKey,
  { name, createdAt }: { name: string; createdAt: Date },
): Promise<string> {
  await holdTargets(tx, policyId);
  const id = randomUUID();
  const policy = await tx.findOneByOrFail(PolicyEntity, { id: policyId, projectId });
  const ofItsOwn = { id, name, createdAt, updatedAt: createdAt, version: 1, rulesVersion: 1 };
  await tx.insert(PolicyEntity, Object.assign({}, policy, ofItsOwn, { slug: undefined }));
  await tx.query(copyRules, [policyId, id]);
  await tx.query(copyLists, [policyId, id]);
  return id;
}

/** Whoever removes a person, a team or a schedule locks it first: so do we, before anything is written. */
async function holdTargets(tx: EntityManager, policyId: string): Promise<void> {
  const targets = `SELECT FROM escalation_rule_targets t JOIN escalation_rules r ON r.id = t.rule_id
    WHERE r.policy_id = $1`;
  await tx.query(
    `SELECT FROM members m WHERE EXISTS (${targets} AND t.project_id = m.project_id AND t.user_id = m.user_id)
     ORDER BY m.user_id FOR KEY SHARE`,
    [policyId],
  );
  for (const [table, column] of [
    ['teams', 'team_id'],
    ['schedules', 'schedule_id'],
  ]) {
    await tx.query(
      `SELECT FROM ${table} x WHERE EXISTS (${targets} AND t.${column} = x.id) ORDER BY x.id FOR KEY SHARE`,
      [policyId],
    );
  }
}

const copyRules = `
  WITH copied AS (
    INSERT INTO escalation_rules (project_id, policy_id, position, escalate_after_seconds, ring_mode)
    SELECT project_id, $2, position, escalate_after_seconds, ring_mode FROM escalation_rules WHERE policy_id = $1
    RETURNING id, position
  )
  INSERT INTO escalation_rule_targets (rule_id, project_id, position, user_id, team_id, schedule_id)
  SELECT copied.id, t.project_id, t.position, t.user_id, t.team_id, t.schedule_id
  FROM escalation_rule_targets t
  JOIN escalation_rules r ON r.id = t.rule_id AND r.policy_id = $1
  JOIN copied ON copied.position = r.position`;

const copyLists = `
  INSERT INTO caller_entries (project_id, policy_id, list, pattern, note)
  SELECT project_id, $2, list, pattern, note FROM caller_entries WHERE policy_id = $1`;
