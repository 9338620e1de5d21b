import type { EscalationRuleDto, GapDto, RuleTargetDto } from '@ringdown/contracts';

/** A schedule that will leave nobody on call, and whom calls ring meanwhile. */
export type ComingGap = {
  scheduleId: string;
  name: string;
  gap: GapDto;
  /** The first to be rung; undefined if callers reach nobody. */
  rungInstead: string | undefined;
};

/** The next gap of each schedule that rules name, the soonest first. */
export function comingGaps(rules: readonly EscalationRuleDto[]): ComingGap[] {
  const targets = rules.flatMap((rule) => rule.targets);
  const gaps = new Map<string, ComingGap>();
  for (const { kind, id, name, nextGap } of targets) {
    if (kind !== 'schedule' || nextGap === null) continue;
    const rungInstead = targets.flatMap((target) => rungIn(target, nextGap) ?? [])[0];
    gaps.set(id, { scheduleId: id, name, gap: nextGap, rungInstead });
  }
  return [...gaps.values()].toSorted(
    (a, b) => Date.parse(a.gap.from) - Date.parse(b.gap.from) || a.name.localeCompare(b.name),
  );
}

/** Whom a target rings in a period to come; of a schedule only that it is whoever is on call then. */
function rungIn({ kind, name, people, nextGap }: RuleTargetDto, period: GapDto) {
  if (kind !== 'schedule') return people.find(({ phone }) => phone !== null)?.name;
  const isEmpty = nextGap !== null && overlap(nextGap, period);
  return isEmpty ? undefined : `whoever is on call in ${name}`;
}

function overlap(a: GapDto, b: GapDto): boolean {
  return Date.parse(a.from) < Date.parse(b.to) && Date.parse(b.from) < Date.parse(a.to);
}
