import type { EscalationRuleDto, RuleTargetDto, RuleTargetPersonDto } from '@ringdown/contracts';

/** What happens to a person when their rule is reached: within one round nobody is rung twice. */
type PersonFate = 'rung' | 'no-verified-phone' | 'already-rung';

/** Somebody whom a target would ring now, and whether it will. */
export type StepPerson = RuleTargetPersonDto & { fate: PersonFate };

/** A person, a team or a schedule, as a call would meet it now. */
export type StepTarget = Pick<RuleTargetDto, 'kind' | 'id' | 'name' | 'until'> & {
  people: StepPerson[];
};

/** A rule as a call would meet it in its first round. */
export type EscalationStep = {
  rule: EscalationRuleDto;
  targets: StepTarget[];
  /** Seconds of ringing before this rule is reached, when nobody takes the call sooner. */
  startsAfterSeconds: number;
};

export function escalationSteps(rules: readonly EscalationRuleDto[]): EscalationStep[] {
  const rung = new Set<string>();
  let elapsed = 0;
  return rules.map((rule) => {
    const startsAfterSeconds = elapsed;
    const meet = ({ userId, name, phone }: RuleTargetPersonDto): StepPerson => {
      const fate = fateOf({ userId, phone }, rung);
      if (fate === 'rung') {
        rung.add(userId);
        elapsed += rule.escalateAfterSeconds;
      }
      return { userId, name, phone, fate };
    };
    const targets = rule.targets.map(({ kind, id, name, people, until }) => ({
      kind,
      id,
      name,
      people: people.map(meet),
      until,
    }));
    return { rule, targets, startsAfterSeconds };
  });
}

/** Everybody of a step who is rung, in their order. */
export function rungBy({ targets }: EscalationStep): StepPerson[] {
  return targets.flatMap(({ people }) => people).filter(({ fate }) => fate === 'rung');
}

function fateOf(
  person: Pick<RuleTargetPersonDto, 'userId' | 'phone'>,
  rung: ReadonlySet<string>,
): PersonFate {
  if (person.phone === null) return 'no-verified-phone';
  return rung.has(person.userId) ? 'already-rung' : 'rung';
}
