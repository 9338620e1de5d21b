import { Temporal } from 'temporal-polyfill';

const minuteMs = 60_000;
const hourMinutes = 60;

/** What the clock on a wall shows, minute after minute, as Temporal tells it. */
export interface WallClock {
  readonly timeZone: string;
  /** Instant of the first minute, in minutes since 1970. */
  readonly firstMinute: number;
  /** What is shown at each of them, in minutes since 1970-01-01T00:00 on the wall. */
  readonly shown: Int32Array;
  /** The instant, in minutes, at which the clock has first reached a wall minute. */
  firstReached(wallMinute: number): number;
}

/** Watches a clock for so many days from a date on. */
export function watchClock(timeZone: string, from: string, days: number): WallClock {
  const firstMinute = Date.parse(`${from}T00:00Z`) / minuteMs;
  const shown = Int32Array.from(offsetsOf(timeZone, firstMinute, days * 24), (offset, index) =>
    Math.floor(firstMinute + index + offset),
  );
  const earliest = shown[0] ?? 0;
  const reached: number[] = [];
  // Whatever the clock shows now, it has reached this and all before it.
  for (const [index, wall] of shown.entries()) {
    while (reached.length <= wall - earliest) reached.push(firstMinute + index);
  }
  return {
    timeZone,
    firstMinute,
    shown,
    firstReached: (wallMinute) =>
      wallMinute < earliest ? -Infinity : (reached[wallMinute - earliest] ?? Infinity),
  };
}

/** Minutes that the zone is ahead, for each minute; within an hour that begins and ends alike nothing changes. */
function* offsetsOf(timeZone: string, firstMinute: number, hours: number): Generator<number> {
  const offsetAt = (minute: number) =>
    Temporal.Instant.fromEpochMilliseconds(minute * minuteMs).toZonedDateTimeISO(timeZone)
      .offsetNanoseconds / 60e9;
  for (let hour = 0; hour < hours; hour += 1) {
    const start = firstMinute + hour * hourMinutes;
    const offset = offsetAt(start);
    const isQuiet = offset === offsetAt(start + hourMinutes);
    for (let minute = 0; minute < hourMinutes; minute += 1) {
      yield isQuiet ? offset : offsetAt(start + minute);
    }
  }
}
