import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenForeignKey } from '../../platform/database/foreign-key.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { EscalationRuleUserEntity, personOfProject } from './escalation-rule-user.entity.js';
import { EscalationRuleEntity } from './escalation-rule.entity.js';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

@Injectable()
export class EscalationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async hasPolicy(policy: PolicyKey): Promise<boolean> {
    return hasPolicy(this.dataSource.manager, policy, '');
  }

  /** In their order. */
  async list({ projectId, policyId }: PolicyKey): Promise<EscalationRuleDto[]> {
    const rules: EscalationRuleDto[] = await this.dataSource.query(
      `SELECT r.id, r.position AS "order", r.escalate_after_seconds AS "escalateAfterSeconds",
         coalesce(named.users, '[]') AS users
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

  /**
   * Changes the rules of a policy, one change after the other: whoever comes second sees what the first has done.
   *
   * @returns undefined when there is no such policy.
   */
  async change<Result>(
    policy: PolicyKey,
    work: (rules: RulesOfPolicy) => Promise<Result>,
  ): Promise<Result | undefined> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await hasPolicy(tx, policy, 'FOR NO KEY UPDATE'))) return undefined;
      return work(new RulesOfPolicy(tx, policy));
    });
  }
}

/** The rules of a policy that is locked until the transaction ends. */
export class RulesOfPolicy {
  constructor(
    private readonly tx: EntityManager,
    private readonly policy: PolicyKey,
  ) {}

  /** In their order. */
  async ids(): Promise<string[]> {
    const rules = await this.tx.find(EscalationRuleEntity, {
      select: { id: true },
      where: this.policy,
      order: { position: 'ASC' },
    });
    return rules.map(({ id }) => id);
  }

  async add(position: number, escalateAfterSeconds: number): Promise<string> {
    const rule = this.tx.create(EscalationRuleEntity, {
      ...this.policy,
      position,
      escalateAfterSeconds,
    });
    await this.tx.insert(EscalationRuleEntity, rule);
    return rule.id;
  }

  async setSeconds(ruleId: string, escalateAfterSeconds: number, updatedAt: Date): Promise<void> {
    await this.tx.update(
      EscalationRuleEntity,
      { ...this.policy, id: ruleId },
      { escalateAfterSeconds, updatedAt },
    );
  }

  /** @throws {DomainError} when one of them is not a member of the project. */
  async setUsers(ruleId: string, userIds: readonly string[]): Promise<void> {
    const { projectId } = this.policy;
    await this.tx.delete(EscalationRuleUserEntity, { ruleId, projectId });
    const targets = userIds.map((userId, index) => ({
      ruleId,
      projectId,
      userId,
      position: index + 1,
    }));
    try {
      await this.tx.insert(EscalationRuleUserEntity, targets);
    } catch (error) {
      if (brokenForeignKey(error) !== personOfProject) throw error;
      throw new DomainError('invalid-request', 'Some fields need your attention.', {
        userIds: ['Choose people of this project.'],
      });
    }
  }

  async remove(ruleId: string): Promise<void> {
    await this.tx.delete(EscalationRuleEntity, { ...this.policy, id: ruleId });
  }

  /** Numbers the rules from 1 in this order. */
  async order(ruleIds: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE escalation_rules r SET position = wanted.position
       FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, position)
       WHERE r.project_id = $1 AND r.policy_id = $2 AND r.id = wanted.id AND r.position <> wanted.position`,
      [this.policy.projectId, this.policy.policyId, ruleIds],
    );
  }
}

async function hasPolicy(
  manager: EntityManager,
  { projectId, policyId }: PolicyKey,
  lock: '' | 'FOR NO KEY UPDATE',
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT FROM incoming_call_policies WHERE project_id = $1 AND id = $2 ${lock}`,
    [projectId, policyId],
  );
  return rows.length > 0;
}
