import type { EscalationRulesDto, GapDto, RuleTargetDto } from '@ringdown/contracts';

/** A time to come at which a schedule leaves nobody on call, or all of them do. */
export type ComingGap = {
  gap: GapDto;
  /** Whose gap it is. */
  schedules: { id: string; name: string }[];
  /** Whom calls reach all the same, if that is certain; `nobody` when nobody is. */
  reached: { kind: 'nobody' } | { kind: 'passed-over'; instead: string | undefined };
};

type Rules = Pick<EscalationRulesDto, 'items' | 'nextGap'>;

/** What to warn of, within the next two weeks: that callers reach nobody, then schedules that calls pass over. */
export function comingGaps({ items, nextGap }: Rules): ComingGap[] {
  const targets = items.flatMap((rule) => rule.targets);
  const schedules = [
    ...new Map(targets.filter(isSchedule).map((target) => [target.id, target])).values(),
  ];
  const passedOver = schedules.flatMap((schedule) => {
    const gap = schedule.nextGap;
    if (gap === null || (nextGap !== null && isSame(gap, nextGap))) return [];
    const others = schedules.filter(({ id }) => id !== schedule.id);
    const isSilent = nextGap !== null && overlap(gap, nextGap);
    const instead = firstNamed(targets) ?? (isSilent ? undefined : whoeverIsOnCall(others));
    return [{ gap, schedules: [schedule], reached: { kind: 'passed-over' as const, instead } }];
  });
  const silence = { schedules, reached: { kind: 'nobody' as const } };
  return [
    ...(nextGap === null || schedules.length === 0 ? [] : [{ gap: nextGap, ...silence }]),
    ...passedOver.toSorted((a, b) => Date.parse(a.gap.from) - Date.parse(b.gap.from)),
  ];
}

const isSchedule = ({ kind }: RuleTargetDto) => kind === 'schedule';

/** The first person who is rung whoever is on call. */
function firstNamed(targets: readonly RuleTargetDto[]): string | undefined {
  return targets
    .filter((target) => !isSchedule(target))
    .flatMap(({ people }) => people)
    .find(({ phone }) => phone !== null)?.name;
}

function whoeverIsOnCall(schedules: readonly { name: string }[]): string {
  const names = new Intl.ListFormat('en', { type: 'disjunction' });
  return `whoever is on call in ${names.format(schedules.map(({ name }) => name))}`;
}

function isSame(a: GapDto, b: GapDto): boolean {
  return a.from === b.from && a.to === b.to;
}

function overlap(a: GapDto, b: GapDto): boolean {
  return Date.parse(a.from) < Date.parse(b.to) && Date.parse(b.from) < Date.parse(a.to);
}
