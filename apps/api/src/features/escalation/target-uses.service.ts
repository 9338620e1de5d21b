import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';

/** Something that rules can ring and that somebody wants to delete. */
type Used = { kind: 'team' | 'schedule'; id: string };

const tables = { team: 'teams', schedule: 'schedules' } as const;

/** Knows which policies ring a team or a schedule. */
@Injectable()
export class TargetUses {
  /**
   * From here on until the transaction ends no rule can begin to ring it.
   *
   * @throws {DomainError} when one does already.
   */
  async assertUnused(tx: EntityManager, { kind, id }: Used): Promise<void> {
    await tx.query(`SELECT FROM ${tables[kind]} WHERE id = $1 FOR UPDATE`, [id]);
    const policies: { name: string }[] = await tx.query(
      `SELECT name FROM incoming_call_policies
       WHERE id IN (
         SELECT rule.policy_id
         FROM escalation_rules rule JOIN escalation_rule_targets target ON target.rule_id = rule.id
         WHERE target.${kind}_id = $1)
       ORDER BY lower(name), id`,
      [id],
    );
    if (policies.length === 0) return;
    const names = new Intl.ListFormat('en').format(policies.map(({ name }) => name));
    throw new DomainError(
      'conflict',
      `This ${kind} cannot be deleted while policies ring it: ${names}. Take it off their rules first.`,
    );
  }
}
