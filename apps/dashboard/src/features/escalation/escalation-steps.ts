import {
  mostAtOnce,
  type EscalationRuleDto,
  type RuleTargetDto,
  type RuleTargetPersonDto,
} from '@ringdown/contracts';

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
      if (fate === 'rung') rung.add(userId);
      return { userId, name, phone, fate };
    };
    const targets = rule.targets.map(({ kind, id, name, people, until }) => ({
      kind,
      id,
      name,
      people: people.map(meet),
      until,
    }));
    const step = { rule, targets, startsAfterSeconds };
    elapsed += ringsOf(step) * rule.escalateAfterSeconds;
    return step;
  });
}

/** Everybody of a step who is rung, in their order. */
export function rungBy({ targets }: EscalationStep): StepPerson[] {
  return targets.flatMap(({ people }) => people).filter(({ fate }) => fate === 'rung');
}

/** How often phones ring in a rule, be it one or several of them. */
function ringsOf(step: EscalationStep): number {
  const phones = rungBy(step).length;
  return step.rule.ringMode === 'all-at-once' ? Math.ceil(phones / mostAtOnce) : phones;
}

function fateOf(
  person: Pick<RuleTargetPersonDto, 'userId' | 'phone'>,
  rung: ReadonlySet<string>,
): PersonFate {
  if (person.phone === null) return 'no-verified-phone';
  return rung.has(person.userId) ? 'already-rung' : 'rung';
}
