import type { CallStatus, StatisticsDto } from '@ringdown/contracts';

import { sumOfAmounts } from './sum-of-amounts.js';

/** How often a value occurs. */
type Counts = readonly (readonly [value: number, count: number])[];

/** What is counted of some calls, in a form in which two of them can be added. Seconds are in tenths. */
export type Tally = {
  hours: StatisticsDto['hours'];
  weekdays: StatisticsDto['weekdays'];
  statuses: readonly { status: CallStatus; calls: number }[];
  secondsToHuman: Counts;
  costs: StatisticsDto['costs'];
  costUnknown: number;
  responders: readonly TallyOfResponder[];
};

type TallyOfResponder = {
  userId: string;
  name: string;
  rung: number;
  accepted: number;
  seconds: Counts;
};

/** The statistics of everything that was counted, wherever one tally ends and another begins. */
export function statisticsOf(tallies: readonly Tally[]): StatisticsDto {
  const all = <Item>(of: (tally: Tally) => readonly Item[]) => tallies.flatMap(of);
  const hours = everyOne(
    all(({ hours }) => hours),
    0,
    23,
  );
  const weekdays = everyOne(
    all(({ weekdays }) => weekdays),
    1,
    7,
  );
  const statuses = statusesOf(all(({ statuses }) => statuses));
  const callsOf = (status: CallStatus) =>
    statuses.find((each) => each.status === status)?.calls ?? 0;
  const calls = sum(hours.map((hour) => hour.calls));
  const seconds = added(all(({ secondsToHuman }) => secondsToHuman));
  return {
    calls,
    answered: callsOf('completed'),
    abandoned: callsOf('caller-hung-up'),
    voicemails: callsOf('voicemail-left'),
    turnedAway: sum(statuses.map((status) => status.calls)) - calls,
    secondsToHuman: { median: percentile(seconds, 0.5), p95: percentile(seconds, 0.95) },
    hours,
    weekdays,
    statuses,
    costs: costsOf(all(({ costs }) => costs)),
    costUnknown: sum(tallies.map(({ costUnknown }) => costUnknown)),
    responders: respondersOf(all(({ responders }) => responders)),
  };
}

/** Those without calls, too. */
function everyOne(
  found: StatisticsDto['hours'],
  first: number,
  last: number,
): StatisticsDto['hours'] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const those = found.filter((each) => each.at === at);
    return {
      at,
      calls: sum(those.map(({ calls }) => calls)),
      answered: sum(those.map(({ answered }) => answered)),
    };
  });
}

/** The most frequent first. */
function statusesOf(found: Tally['statuses']): StatisticsDto['statuses'] {
  return [...Map.groupBy(found, ({ status }) => status)]
    .map(([status, those]) => ({ status, calls: sum(those.map(({ calls }) => calls)) }))
    .sort((one, other) => other.calls - one.calls || (one.status < other.status ? -1 : 1));
}

function costsOf(found: Tally['costs']): Tally['costs'] {
  return [...Map.groupBy(found, ({ unit }) => unit)]
    .map(([unit, those]) => ({ amount: sumOfAmounts(those.map(({ amount }) => amount)), unit }))
    .sort((one, other) => (one.unit < other.unit ? -1 : 1));
}

const byName = new Intl.Collator('en');

/** By name; whoever has been renamed has the name that they had last. */
function respondersOf(found: Tally['responders']): StatisticsDto['responders'] {
  return [...Map.groupBy(found, ({ userId }) => userId)]
    .map(([userId, those]) => ({
      userId,
      name: those.at(-1)?.name ?? '',
      rung: sum(those.map(({ rung }) => rung)),
      accepted: sum(those.map(({ accepted }) => accepted)),
      medianSeconds: percentile(added(those.flatMap(({ seconds }) => seconds)), 0.5),
    }))
    .sort(
      (one, other) => byName.compare(one.name, other.name) || (one.userId < other.userId ? -1 : 1),
    );
}

/** Each value once, the smallest first. */
function added(counts: Counts): Counts {
  const sums = new Map<number, number>();
  for (const [value, count] of counts) sums.set(value, (sums.get(value) ?? 0) + count);
  return [...sums].sort(([one], [other]) => one - other);
}

/** The smallest value, in seconds, that such a share of all does not exceed: `percentile_disc` of PostgreSQL. */
function percentile(sorted: Counts, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(share * sum(sorted.map(([, count]) => count))));
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= wanted) return value / 10;
  }
  return null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
