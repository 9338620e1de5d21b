import type { EscalationRuleDto, RuleTargetDto } from '@ringdown/contracts';

export function person(name: string, phone: string | null = '+12025550123'): RuleTargetDto {
  const id = name.toLowerCase();
  const people = [{ userId: id, name, phone }];
  return { kind: 'user', id, name, people, until: null, nextGap: null };
}

export function rule(seconds: number, ...targets: RuleTargetDto[]): EscalationRuleDto {
  const id = targets.map((target) => target.id).join('-');
  return { id, order: 1, escalateAfterSeconds: seconds, targets, version: 1 };
}
