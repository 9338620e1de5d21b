import type { Override, RotationLayer, Schedule } from '../index.js';

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
