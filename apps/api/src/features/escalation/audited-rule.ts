import type { EscalationRuleDto } from '@ringdown/contracts';

/** How the audit log calls a rule. */
export function ruleName({ order }: EscalationRuleDto, policyName: string): string {
  return `rule ${String(order)} of ${policyName}`;
}

/** What the audit log tells of a rule: its people by name, and no phone of theirs. */
export function toAuditedRule({ order, escalateAfterSeconds, users }: EscalationRuleDto): object {
  return {
    order,
    escalateAfterSeconds,
    users: users.map(({ userId, name }) => ({ userId, name })),
  };
}

/** What the audit log tells of an order: who is rung by each rule, rule after rule. */
export function toAuditedOrder(rules: readonly EscalationRuleDto[]): object {
  const names = new Intl.ListFormat('en');
  return { rules: rules.map(({ users }) => names.format(users.map(({ name }) => name))) };
}
