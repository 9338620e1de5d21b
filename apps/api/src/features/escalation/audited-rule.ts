import type { EscalationRuleDto } from '@ringdown/contracts';

/** How the audit log calls a rule. */
export function ruleName({ order }: EscalationRuleDto, policyName: string): string {
  return `rule ${String(order)} of ${policyName}`;
}

/** What the audit log tells of a rule: whom it rings by name, and no phone of theirs. */
export function toAuditedRule(rule: EscalationRuleDto): object {
  const { order, escalateAfterSeconds, ringMode, targets } = rule;
  return {
    order,
    escalateAfterSeconds,
    ringMode,
    targets: targets.map(({ kind, id, name }) => ({ kind, id, name })),
  };
}

/** What the audit log tells of an order: who is rung by each rule, rule after rule. */
export function toAuditedOrder(rules: readonly EscalationRuleDto[]): object {
  const names = new Intl.ListFormat('en');
  return { rules: rules.map(({ targets }) => names.format(targets.map(({ name }) => name))) };
}
