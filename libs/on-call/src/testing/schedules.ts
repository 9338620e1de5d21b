import { Temporal } from 'temporal-polyfill';

import {
  finalSchedule,
  whoIsOnCall,
  type Instant,
  type Override,
  type RotationLayer,
  type Schedule,
} from '../index.js';

/** A layer of single people who take turns every day at 09:00, but for what the test says. */
export function rotationLayer(
  people: readonly string[],
  changes: Partial<RotationLayer> = {},
): RotationLayer {
  return {
    kind: 'rotation',
    id: 'layer',
    members: people.map((person) => [person]),
    start: '2026-01-01T09:00',
    end: null,
    rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
    windows: [],
    holidays: 'ignored',
    turnsFollow: 'calendar',
    ...changes,
  };
}

/** A schedule in Berlin in which one layer wins, but for what the test says. */
export function scheduleOf(changes: Partial<Schedule>): Schedule {
  return {
    timeZone: 'Europe/Berlin',
    mode: 'one-wins',
    layers: [],
    holidayCalendars: [],
    overrides: [],
    ...changes,
  };
}

type WithoutNames<Item> = Item extends unknown
  ? Omit<Item, 'id' | 'createdAt' | 'from' | 'to'>
  : never;

/** Overrides in the order of their creation, named o1, o2 …, all of them holding from one moment to another. */
export function overridesOf(
  from: string,
  to: string,
  effects: readonly WithoutNames<Override>[],
): Override[] {
  return effects.map((effect, index) => ({
    ...effect,
    id: `o${String(index + 1)}`,
    from: Date.parse(from),
    to: Date.parse(to),
    createdAt: index,
  }));
}

/** The final schedule as a list to read: when each segment begins, as the zone's clock shows it, and who is on call. */
export function read(schedule: Schedule, from: string, to: string): string[] {
  return finalSchedule(schedule, Date.parse(from), Date.parse(to)).map(
    (segment) => `${clockAt(schedule.timeZone, segment.from)} ${names(segment.people)}`,
  );
}

/** Who is on call at a moment. */
export function whoAt(schedule: Schedule, at: string): string {
  return names(whoIsOnCall(schedule, Date.parse(at)).people);
}

/** What a zone's clock shows: `2026-03-08T01:30-05:00`. */
function clockAt(timeZone: string, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

const names = (people: readonly string[]) => people.join(' and ') || 'nobody';
