import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import type { MemberKey } from './people.repository.js';
import type { Involvement, NamedPerson } from './removal.js';

/** Reads across the tables of several features, as routing plans do (ADR 0003): a removal touches them all. */
@Injectable()
export class RemovalsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Everybody whom the rules of a policy name that names this member, and the member's teams. */
  async read(
    { projectId, userId }: MemberKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Involvement> {
    const named: NamedPerson[] = await manager.query(
      `SELECT policy.id AS "policyId", policy.name AS "policyName", rule.position AS "ruleOrder",
         target.user_id AS "userId",
         EXISTS (SELECT FROM phones WHERE user_id = target.user_id AND verified_at IS NOT NULL) AS "isReachable"
       FROM incoming_call_policies policy
       JOIN escalation_rules rule ON rule.policy_id = policy.id
       JOIN escalation_rule_users target ON target.rule_id = rule.id
       WHERE policy.project_id = $1 AND EXISTS (
         SELECT FROM escalation_rules r JOIN escalation_rule_users t ON t.rule_id = r.id
         WHERE r.policy_id = policy.id AND t.user_id = $2)
       ORDER BY policy.name, policy.id, rule.position, target.position`,
      [projectId, userId],
    );
    const teams: { name: string }[] = await manager.query(
      `SELECT team.name FROM team_members member JOIN teams team ON team.id = member.team_id
       WHERE member.project_id = $1 AND member.user_id = $2
       ORDER BY lower(team.name)`,
      [projectId, userId],
    );
    return { named, teams: teams.map(({ name }) => name) };
  }
}
