import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { findPolicy, listRules } from './rule-queries.js';
import { RulesOfPolicy } from './rules-of-policy.js';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

@Injectable()
export class EscalationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The version of a policy's rules; undefined when there is no such policy. */
  async findVersion(policy: PolicyKey): Promise<number | undefined> {
    return (await findPolicy(this.dataSource.manager, policy, ''))?.rulesVersion;
  }

  /** In their order. */
  list(policy: PolicyKey): Promise<EscalationRuleDto[]> {
    return listRules(this.dataSource.manager, policy);
  }

  /**
   * Changes the rules of a policy, one change after the other: whoever comes second sees what the first has done.
   *
   * @returns undefined when there is no such policy.
   */
  async change<Result>(
    key: PolicyKey,
    work: (rules: RulesOfPolicy) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      const rules = await this.lock(tx, key);
      return rules && { result: await work(rules) };
    });
  }

  /** @returns undefined when there is no such policy. */
  async lock(tx: EntityManager, key: PolicyKey): Promise<RulesOfPolicy | undefined> {
    const policy = await findPolicy(tx, key, 'FOR NO KEY UPDATE');
    return policy && new RulesOfPolicy(tx, key, policy);
  }

  /** In their order. */
  listWithin(tx: EntityManager, key: PolicyKey): Promise<EscalationRuleDto[]> {
    return listRules(tx, key);
  }
}
