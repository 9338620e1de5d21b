import type { EscalationRuleDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { PolicyKey } from './escalation.repository.js';
import { EscalationRuleUserEntity } from './escalation-rule-user.entity.js';
import { EscalationRuleEntity } from './escalation-rule.entity.js';
import { listRules, type PolicyOfRules } from './rule-queries.js';

/** What a person sets on a rule. */
export type RuleFields = { escalateAfterSeconds: number; userIds: readonly string[] };

/** The rules of a policy that is locked until the transaction ends. */
export class RulesOfPolicy {
  constructor(
    readonly tx: EntityManager,
    private readonly key: PolicyKey,
    /** As it was when it was locked. */
    readonly policy: PolicyOfRules,
  ) {}

  /** In their order. */
  list(): Promise<EscalationRuleDto[]> {
    return listRules(this.tx, this.key);
  }

  /**
   * Keeps these people in the project until the transaction ends. Before anything is written: whoever removes a
   * member locks the member first, and the two would otherwise wait for each other.
   *
   * @throws {DomainError} when one of them is not a member of the project.
   */
  async holdPeople(userIds: readonly string[]): Promise<void> {
    const held: unknown[] = await this.tx.query(
      'SELECT FROM members WHERE project_id = $1 AND user_id = ANY ($2) ORDER BY user_id FOR KEY SHARE',
      [this.key.projectId, userIds],
    );
    if (held.length === userIds.length) return;
    throw new DomainError('invalid-request', 'Some fields need your attention.', {
      userIds: ['Choose people of this project.'],
    });
  }

  /** Adds a rule behind the last one. */
  async add(position: number, { escalateAfterSeconds, userIds }: RuleFields): Promise<string> {
    const rule = this.tx.create(EscalationRuleEntity, {
      ...this.key,
      position,
      escalateAfterSeconds,
    });
    await this.tx.insert(EscalationRuleEntity, rule);
    await this.setUsers(rule.id, userIds);
    await this.count();
    return rule.id;
  }

  async update(ruleId: string, fields: Partial<RuleFields>, updatedAt: Date): Promise<void> {
    const { escalateAfterSeconds, userIds } = fields;
    await this.tx.update(
      EscalationRuleEntity,
      { ...this.key, id: ruleId },
      {
        ...(escalateAfterSeconds === undefined ? {} : { escalateAfterSeconds }),
        version: () => 'version + 1',
        updatedAt,
      },
    );
    if (userIds !== undefined) await this.setUsers(ruleId, userIds);
    await this.count();
  }

  /** The rules behind it move up. */
  async remove(ruleId: string): Promise<void> {
    await this.tx.delete(EscalationRuleEntity, { ...this.key, id: ruleId });
    const left = await this.list();
    await this.order(left.map(({ id }) => id));
  }

  /** Numbers the rules from 1 in this order. */
  async order(ruleIds: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE escalation_rules r SET position = wanted.position
       FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted (id, position)
       WHERE r.project_id = $1 AND r.policy_id = $2 AND r.id = wanted.id AND r.position <> wanted.position`,
      [this.key.projectId, this.key.policyId, ruleIds],
    );
    await this.count();
  }

  private async setUsers(ruleId: string, userIds: readonly string[]): Promise<void> {
    const { projectId } = this.key;
    await this.tx.delete(EscalationRuleUserEntity, { ruleId, projectId });
    await this.tx.insert(
      EscalationRuleUserEntity,
      userIds.map((userId, index) => ({ ruleId, projectId, userId, position: index + 1 })),
    );
  }

  private async count(): Promise<void> {
    await this.tx.query(
      'UPDATE incoming_call_policies SET rules_version = rules_version + 1 WHERE project_id = $1 AND id = $2',
      [this.key.projectId, this.key.policyId],
    );
  }
}
