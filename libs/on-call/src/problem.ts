import type { Interval } from './interval-index.js';
import type { PersonId } from './schedule.js';
import { scheduleLimits } from './schedule-limits.js';
import { firstInstant, lastInstant } from './zone-clock.js';

const minuteMs = 60_000;

/** What is wrong with a schedule, where, and in one plain sentence. */
export interface Problem {
  /** Such as `layers.0.rotation.every`. */
  readonly path: string;
  readonly message: string;
}

/** The problem, unless all is well. */
export function unless(isWell: boolean, path: string, message: string): Problem[] {
  return isWell ? [] : [{ path, message }];
}

/** A list longer than it may be. */
export function checkCount(path: string, count: number, most: number): Problem[] {
  return unless(count <= most, path, `At most ${String(most)} are possible here.`);
}

/** Two things under one id. */
export function checkUnique(path: string, items: readonly { readonly id: string }[]): Problem[] {
  const ids = new Set(items.map(({ id }) => id));
  return unless(ids.size === items.length && !ids.has(''), path, 'Each of these needs its own id.');
}

/** People who are nobody. */
export function checkPerson(path: string, person: PersonId): Problem[] {
  return unless(person !== '', path, 'Choose a person.');
}

/** Two moments that are no interval of whole minutes. */
export function checkInterval(path: string, { from, to }: Interval): Problem[] {
  const isMoment = (instant: number) =>
    instant >= firstInstant && instant < lastInstant && instant % minuteMs === 0;
  const moment = 'Choose a whole minute in the years 1970 to 2199.';
  return [
    ...unless(isMoment(from), `${path}.from`, moment),
    ...unless(isMoment(to), `${path}.to`, moment),
    ...unless(!(to <= from), `${path}.to`, 'The end must be after the start.'),
  ];
}

/** More at the same moment than anybody could read, or the product could answer at once. */
export function checkAtOnce(path: string, intervals: readonly Interval[]): Problem[] {
  const edges = intervals
    .flatMap(({ from, to }) => [
      { at: from, change: 1 },
      { at: to, change: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.change - b.change);
  let now = 0;
  let most = 0;
  for (const { change } of edges) {
    now += change;
    most = Math.max(most, now);
  }
  return unless(
    most <= scheduleLimits.atOnce,
    path,
    `At most ${String(scheduleLimits.atOnce)} can hold at the same moment.`,
  );
}
