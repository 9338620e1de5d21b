import { Injectable } from '@nestjs/common';
import {
  escalateAfter,
  mostRules,
  type CreateEscalationRuleDto,
  type EscalationRuleDto,
  type PageDto,
  type ReorderEscalationRulesDto,
  type UpdateEscalationRuleDto,
} from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import {
  EscalationRepository,
  type PolicyKey,
  type RulesOfPolicy,
} from './escalation.repository.js';

/** The escalation rules of a policy. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly repository: EscalationRepository,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
  ) {}

  /** All of them on one page: a policy has at most `mostRules`. */
  async list(policy: PolicyKey): Promise<PageDto<EscalationRuleDto>> {
    if (!(await this.repository.hasPolicy(policy))) throw noSuchPolicy();
    return { items: await this.repository.list(policy), nextCursor: null };
  }

  /** Adds a rule behind the last one. */
  async create(policy: PolicyKey, dto: CreateEscalationRuleDto): Promise<EscalationRuleDto> {
    const id = await this.change(policy, async (rules) => {
      const { length } = await rules.ids();
      if (length >= mostRules) {
        throw new DomainError('conflict', `A policy has at most ${String(mostRules)} rules.`);
      }
      const added = await rules.add(length + 1, dto.escalateAfterSeconds ?? escalateAfter.default);
      await rules.setUsers(added, dto.userIds);
      return added;
    });
    return this.get(policy, id);
  }

  async update(
    policy: PolicyKey,
    ruleId: string,
    { escalateAfterSeconds, userIds }: Partial<UpdateEscalationRuleDto>,
  ): Promise<EscalationRuleDto> {
    await this.change(policy, async (rules) => {
      await assertHas(rules, ruleId);
      if (escalateAfterSeconds !== undefined) {
        await rules.setSeconds(ruleId, escalateAfterSeconds, this.clock.now());
      }
      if (userIds !== undefined) await rules.setUsers(ruleId, userIds);
    });
    return this.get(policy, ruleId);
  }

  /** The rules behind it move up. */
  async remove(policy: PolicyKey, ruleId: string): Promise<void> {
    await this.change(policy, async (rules) => {
      await assertHas(rules, ruleId);
      await rules.remove(ruleId);
      await rules.order(await rules.ids());
    });
  }

  async reorder(
    policy: PolicyKey,
    { ruleIds }: ReorderEscalationRulesDto,
  ): Promise<PageDto<EscalationRuleDto>> {
    await this.change(policy, async (rules) => {
      const present = new Set(await rules.ids());
      if (ruleIds.length !== present.size || !ruleIds.every((id) => present.has(id))) {
        throw new DomainError('invalid-request', 'Some fields need your attention.', {
          ruleIds: ['Name every rule of this policy exactly once.'],
        });
      }
      await rules.order(ruleIds);
    });
    return this.list(policy);
  }

  private async change<Result>(
    policy: PolicyKey,
    work: (rules: RulesOfPolicy) => Promise<Result>,
  ): Promise<Result> {
    const outcome = await this.repository.change(policy, async (rules) => ({
      result: await work(rules),
    }));
    if (outcome === undefined) throw noSuchPolicy();
    await this.plans.refresh();
    return outcome.result;
  }

  private async get(policy: PolicyKey, ruleId: string): Promise<EscalationRuleDto> {
    const rule = (await this.repository.list(policy)).find(({ id }) => id === ruleId);
    if (rule === undefined) throw noSuchRule();
    return rule;
  }
}

async function assertHas(rules: RulesOfPolicy, ruleId: string): Promise<void> {
  if (!(await rules.ids()).includes(ruleId)) throw noSuchRule();
}

function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy in this project.');
}

function noSuchRule(): DomainError {
  return new DomainError('not-found', 'There is no such rule in this policy.');
}
