import {
  targetKinds,
  type EscalationRuleDto,
  type RingModeName,
  type SetRuleTargetDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { PolicyKey } from './escalation.repository.js';
import { EscalationRuleEntity } from './escalation-rule.entity.js';
import { listRules, type PolicyOfRules } from './rule-queries.js';

/** Where each kind of target is kept. */
const places: Record<SetRuleTargetDto['kind'], { table: string; id: string }> = {
  user: { table: 'members', id: 'user_id' },
  team: { table: 'teams', id: 'id' },
  schedule: { table: 'schedules', id: 'id' },
};

const ofProject: Record<SetRuleTargetDto['kind'], string> = {
  user: 'Choose people of this project.',
  team: 'Choose teams of this project.',
  schedule: 'Choose schedules of this project.',
};

/** What a person sets on a rule. */
export type RuleFields = {
  escalateAfterSeconds: number;
  ringMode: RingModeName;
  targets: readonly SetRuleTargetDto[];
};

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
   * Keeps these people, teams and schedules in the project until the transaction ends. Before anything is written:
   * whoever removes one of them locks it first, and the two would otherwise wait for each other.
   *
   * @param present what the rule rings so far; it may be gone.
   * @throws {DomainError} when one of those who are wanted is not of the project.
   */
  async hold(
    wanted: readonly SetRuleTargetDto[],
    present: readonly SetRuleTargetDto[] = [],
  ): Promise<void> {
    const held = new Set<string>();
    for (const kind of targetKinds) {
      const ids = [...wanted, ...present].flatMap((each) => (each.kind === kind ? [each.id] : []));
      for (const id of await this.holdKind(kind, ids)) held.add(`${kind} ${id}`);
    }
    const strangers: Record<string, string[]> = {};
    for (const [index, { kind, id }] of wanted.entries()) {
      if (held.has(`${kind} ${id}`)) continue;
      strangers[`targets.${String(index)}.id`] = [ofProject[kind]];
    }
    if (Object.keys(strangers).length === 0) return;
    throw new DomainError('invalid-request', 'Some fields need your attention.', strangers);
  }

  /** Adds a rule behind the last one. */
  async add(position: number, { targets, ...fields }: RuleFields): Promise<string> {
    const rule = this.tx.create(EscalationRuleEntity, {
      ...this.key,
      position,
      ...fields,
    });
    await this.tx.insert(EscalationRuleEntity, rule);
    await this.setTargets(rule.id, targets);
    await this.count();
    return rule.id;
  }

  async update(ruleId: string, fields: Partial<RuleFields>, updatedAt: Date): Promise<void> {
    const { escalateAfterSeconds, ringMode, targets } = fields;
    await this.tx.update(
      EscalationRuleEntity,
      { ...this.key, id: ruleId },
      {
        ...(escalateAfterSeconds === undefined ? {} : { escalateAfterSeconds }),
        ...(ringMode === undefined ? {} : { ringMode }),
        version: () => 'version + 1',
        updatedAt,
      },
    );
    if (targets !== undefined) await this.setTargets(ruleId, targets);
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

  private async holdKind(
    kind: SetRuleTargetDto['kind'],
    ids: readonly string[],
  ): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const { table, id } = places[kind];
    const rows: { id: string }[] = await this.tx.query(
      `SELECT ${id} AS id FROM ${table} WHERE project_id = $1 AND ${id} = ANY ($2::uuid[])
       ORDER BY ${id} FOR KEY SHARE`,
      [this.key.projectId, ids],
    );
    return rows.map((row) => row.id);
  }

  private async setTargets(ruleId: string, targets: readonly SetRuleTargetDto[]): Promise<void> {
    await this.tx.query('DELETE FROM escalation_rule_targets WHERE rule_id = $1', [ruleId]);
    await this.tx.query(
      `INSERT INTO escalation_rule_targets (rule_id, project_id, position, user_id, team_id, schedule_id)
       SELECT $1, $2, position, CASE kind WHEN 'user' THEN id END, CASE kind WHEN 'team' THEN id END,
         CASE kind WHEN 'schedule' THEN id END
       FROM unnest($3::text[], $4::uuid[]) WITH ORDINALITY AS target (kind, id, position)`,
      [ruleId, this.key.projectId, targets.map(({ kind }) => kind), targets.map(({ id }) => id)],
    );
  }

  private async count(): Promise<void> {
    await this.tx.query(
      'UPDATE incoming_call_policies SET rules_version = rules_version + 1 WHERE project_id = $1 AND id = $2',
      [this.key.projectId, this.key.policyId],
    );
  }
}
