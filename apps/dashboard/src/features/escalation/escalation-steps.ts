import type { EscalationRuleDto, RuleTargetPersonDto } from '@ringdown/contracts';

/** What happens to a person when their rule is reached: within one round nobody is rung twice. */
type TargetFate = 'rung' | 'no-verified-phone' | 'already-rung';

/** A rule as a call would meet it in its first round. */
export type EscalationStep = {
  rule: EscalationRuleDto;
  targets: (RuleTargetPersonDto & { fate: TargetFate })[];
  /** Seconds of ringing before this rule is reached, when nobody takes the call sooner. */
  startsAfterSeconds: number;
};

export function escalationSteps(rules: readonly EscalationRuleDto[]): EscalationStep[] {
  const rung = new Set<string>();
  let elapsed = 0;
  return rules.map((rule) => {
    const startsAfterSeconds = elapsed;
    const targets = rule.targets
      .flatMap(({ people }) => people)
      .map((user) => {
        const fate = fateOf(user, rung);
        if (fate === 'rung') {
          rung.add(user.userId);
          elapsed += rule.escalateAfterSeconds;
        }
        const { userId, name, phone } = user;
        return { userId, name, phone, fate };
      });
    return { rule, targets, startsAfterSeconds };
  });
}

function fateOf(user: RuleTargetPersonDto, rung: ReadonlySet<string>): TargetFate {
  if (user.phone === null) return 'no-verified-phone';
  return rung.has(user.userId) ? 'already-rung' : 'rung';
}
