import type { EscalationRuleDto, RuleTargetDto } from '@ringdown/contracts';

export function person(name: string, phone: string | null = '+12025550123'): RuleTargetDto {
  return { userId: name.toLowerCase(), name, phone };
}

export function rule(seconds: number, ...users: RuleTargetDto[]): EscalationRuleDto {
  const id = users.map(({ userId }) => userId).join('-');
  return { id, order: 1, escalateAfterSeconds: seconds, users, version: 1 };
}
