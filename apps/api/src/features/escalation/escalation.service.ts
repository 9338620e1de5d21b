import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import {
  escalateAfter,
  mostRules,
  type CreateEscalationRuleDto,
  type EscalationRuleDto,
  type EscalationRulesDto,
  type ReorderEscalationRulesDto,
  type SetRuleTargetDto,
  type UpdateEscalationRuleDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { ruleName, toAuditedOrder, toAuditedRule } from './audited-rule.js';
import { EscalationRepository, type PolicyKey } from './escalation.repository.js';
import type { RulesOfPolicy } from './rules-of-policy.js';
import { TargetsNow } from './targets-now.service.js';

/** Which rule of which policy. */
export type RuleKey = PolicyKey & { ruleId: string };

/** The escalation rules of a policy. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly repository: EscalationRepository,
    private readonly audit: AuditLog,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
    private readonly targets: TargetsNow,
  ) {}

  /** All of them on one page: a policy has at most `mostRules`. */
  async list(policy: PolicyKey): Promise<EscalationRulesDto> {
    // Before the rules: whoever changes them in between makes the version too old, never too new.
    const version = await this.repository.findVersion(policy);
    if (version === undefined) throw noSuchPolicy();
    const rules = await this.repository.list(policy);
    const now = await this.targets.asOfNow(policy.policyId, rules);
    return { ...now, nextCursor: null, version };
  }

  /** In their order, as they are within the transaction; nobody is said to be on call. */
  allWithin(tx: EntityManager, policy: PolicyKey): Promise<EscalationRuleDto[]> {
    return this.repository.listWithin(tx, policy);
  }

  /** Makes a policy's rules these, in this order: as much of each as is the same stays as it is. */
  async replaceWithin(
    tx: EntityManager,
    policy: PolicyKey,
    wanted: readonly CreateEscalationRuleDto[],
  ): Promise<void> {
    const rules = await this.repository.lock(tx, policy);
    if (rules === undefined) throw noSuchPolicy();
    const present = await rules.list();
    for (const { id } of present.slice(wanted.length).toReversed()) {
      await this.removeFrom(rules, { ...policy, ruleId: id });
    }
    for (const [index, dto] of wanted.entries()) {
      const before = present[index];
      if (before === undefined) await this.addTo(rules, policy, dto);
      else await this.updateIn(rules, { ...policy, ruleId: before.id }, dto);
    }
  }

  async create(policy: PolicyKey, dto: CreateEscalationRuleDto): Promise<EscalationRuleDto> {
    return this.changeRule(policy, (rules) => this.addTo(rules, policy, dto));
  }

  async update(
    { ruleId, ...policy }: RuleKey,
    dto: Partial<UpdateEscalationRuleDto>,
    expected: ExpectedVersion,
  ): Promise<EscalationRuleDto> {
    return this.changeRule(policy, (rules) =>
      this.updateIn(rules, { ...policy, ruleId }, dto, expected),
    );
  }

  async remove({ ruleId, ...policy }: RuleKey, expected: ExpectedVersion): Promise<void> {
    await this.change(policy, (rules) => this.removeFrom(rules, { ...policy, ruleId }, expected));
  }

  /** Adds a rule behind the last one. */
  private async addTo(
    rules: RulesOfPolicy,
    { projectId }: PolicyKey,
    dto: CreateEscalationRuleDto,
  ): Promise<EscalationRuleDto> {
    await rules.hold(dto.targets);
    const { length } = await rules.list();
    if (length >= mostRules) {
      throw new DomainError('conflict', `A policy has at most ${String(mostRules)} rules.`);
    }
    const id = await rules.add(length + 1, {
      escalateAfterSeconds: dto.escalateAfterSeconds ?? escalateAfter.default,
      ringMode: dto.ringMode ?? 'one-by-one',
      targets: dto.targets,
    });
    const added = await getRule(rules, id);
    await this.audit.record(rules.tx, {
      action: 'escalation-rule.created',
      projectId,
      target: { id, name: ruleName(added, rules.policy.name) },
      after: toAuditedRule(added),
    });
    return added;
  }

  /** What is set to what it was is no change. */
  private async updateIn(
    rules: RulesOfPolicy,
    { ruleId, projectId }: RuleKey,
    dto: Partial<UpdateEscalationRuleDto>,
    expected?: ExpectedVersion,
  ): Promise<EscalationRuleDto> {
    const before = await getRule(rules, ruleId);
    assertVersion(expected, before.version);
    if (dto.targets !== undefined) await rules.hold(dto.targets, before.targets);
    if (isAsIs(before, dto)) return before;

    await rules.update(ruleId, dto, this.clock.now());
    const after = await getRule(rules, ruleId);
    await this.audit.record(rules.tx, {
      action: 'escalation-rule.updated',
      projectId,
      target: { id: ruleId, name: ruleName(after, rules.policy.name) },
      before: toAuditedRule(before),
      after: toAuditedRule(after),
    });
    return after;
  }

  /** The rules behind it move up. */
  private async removeFrom(
    rules: RulesOfPolicy,
    { ruleId, projectId }: RuleKey,
    expected?: ExpectedVersion,
  ): Promise<void> {
    const before = await getRule(rules, ruleId);
    assertVersion(expected, before.version);
    await rules.remove(ruleId);
    await this.audit.record(rules.tx, {
      action: 'escalation-rule.deleted',
      projectId,
      target: { id: ruleId, name: ruleName(before, rules.policy.name) },
      before: toAuditedRule(before),
    });
  }

  async reorder(
    policy: PolicyKey,
    { ruleIds }: ReorderEscalationRulesDto,
    expected: ExpectedVersion,
  ): Promise<EscalationRulesDto> {
    await this.change(policy, async (rules) => {
      assertVersion(expected, rules.policy.rulesVersion);
      const before = await rules.list();
      assertSameRules(before, ruleIds);
      if (before.every(({ id }, index) => id === ruleIds[index])) return;

      await rules.order(ruleIds);
      await this.audit.record(rules.tx, {
        action: 'escalation-rule.reordered',
        projectId: policy.projectId,
        target: { id: policy.policyId, name: rules.policy.name },
        before: toAuditedOrder(before),
        after: toAuditedOrder(await rules.list()),
      });
    });
    return this.list(policy);
  }

  /** @returns the rule as it is from the next call on. */
  private async changeRule(
    policy: PolicyKey,
    work: (rules: RulesOfPolicy) => Promise<EscalationRuleDto>,
  ): Promise<EscalationRuleDto> {
    const changed = await this.repository.change(policy, work);
    if (changed === undefined) throw noSuchPolicy();
    const [rule] = await Promise.all([this.asOfNow(policy, changed.result), this.plans.refresh()]);
    return rule;
  }

  private async asOfNow(
    { policyId }: PolicyKey,
    rule: EscalationRuleDto,
  ): Promise<EscalationRuleDto> {
    const { items } = await this.targets.asOfNow(policyId, [rule]);
    return items[0] ?? rule;
  }

  private async change<Result>(
    policy: PolicyKey,
    work: (rules: RulesOfPolicy) => Promise<Result>,
  ): Promise<Result> {
    const outcome = await this.repository.change(policy, work);
    if (outcome === undefined) throw noSuchPolicy();
    await this.plans.refresh();
    return outcome.result;
  }
}

async function getRule(rules: RulesOfPolicy, ruleId: string): Promise<EscalationRuleDto> {
  const rule = (await rules.list()).find(({ id }) => id === ruleId);
  if (rule === undefined) {
    throw new DomainError('not-found', 'There is no such rule in this policy.');
  }
  return rule;
}

function isAsIs(
  rule: EscalationRuleDto,
  { escalateAfterSeconds, ringMode, targets = rule.targets }: Partial<UpdateEscalationRuleDto>,
): boolean {
  return (
    (escalateAfterSeconds ?? rule.escalateAfterSeconds) === rule.escalateAfterSeconds &&
    (ringMode ?? rule.ringMode) === rule.ringMode &&
    isDeepStrictEqual(targets.map(naming), rule.targets.map(naming))
  );
}

function naming({ kind, id }: SetRuleTargetDto): string {
  return `${kind} ${id}`;
}

function assertSameRules(rules: readonly EscalationRuleDto[], ruleIds: readonly string[]): void {
  const present = new Set(rules.map(({ id }) => id));
  if (ruleIds.length === present.size && ruleIds.every((id) => present.has(id))) return;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    ruleIds: ['Name every rule of this policy exactly once.'],
  });
}

function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy in this project.');
}
