import fc from 'fast-check';

import type { Instant, Schedule } from '../index.js';
import { anySchedule } from './any-schedule.js';
import { watchClock, type WallClock } from './wall-clocks.js';

const minuteMs = 60_000;
const dayMinutes = 1440;
const watchedDaysBefore = 12;
const watchedDays = 16;

/** Clocks, and the moments at which they were changed, or might have been. */
const changes: readonly (readonly [timeZone: string, at: string])[] = [
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Chicago', '2026-03-08T08:00Z'],
  ['America/Chicago', '2026-11-01T07:00Z'],
  ['Europe/London', '2026-03-29T01:00Z'],
  ['Europe/London', '2026-10-25T01:00Z'],
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2028-10-29T01:00Z'],
  ['Asia/Kolkata', '2026-02-28T18:30Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Africa/Casablanca', '2025-02-23T02:00Z'],
  ['Africa/Casablanca', '2025-04-06T02:00Z'],
  // At midnight.
  ['America/Havana', '2026-03-08T05:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['UTC', '2028-02-29T00:00Z'],
];

const places = changes.map(([timeZone, at]) => {
  const minute = Date.parse(at) / minuteMs;
  const from = new Date(Date.parse(at) - watchedDaysBefore * dayMinutes * minuteMs);
  const clock = watchClock(timeZone, from.toISOString().slice(0, 10), watchedDays);
  const aroundMinute = clock.shown[minute - clock.firstMinute] ?? NaN;
  return { timeZone, minute, clock, aroundMinute, watchedDaysBefore: watchedDaysBefore - 1 };
});

/** A schedule, a window, and the clock as it was watched around the window. */
export interface Case {
  readonly schedule: Schedule;
  readonly clock: WallClock;
  readonly from: Instant;
  readonly to: Instant;
}

/** Windows of up to so many minutes, most of them in the hours in which a clock is changed. */
export function anyCase(mostMinutes: number): fc.Arbitrary<Case> {
  return fc.constantFrom(...places).chain((place) =>
    fc
      .tuple(
        anySchedule(place),
        fc.oneof(
          fc.integer({ min: -180, max: 30 }),
          fc.integer({ min: -2 * dayMinutes, max: 2 * dayMinutes }),
        ),
        fc.integer({ min: 1, max: mostMinutes }),
      )
      .map(([schedule, offset, length]) => ({
        schedule,
        clock: place.clock,
        from: (place.minute + offset) * minuteMs,
        to: (place.minute + offset + length) * minuteMs,
      })),
  );
}
