import { Temporal } from 'temporal-polyfill';

import type { Layer, Override, Rotation, RotationLayer, Schedule, Window } from '../index.js';
import type { WallClock } from './wall-clocks.js';

/**
 * Says who is on call at a minute by the definition, and by nothing clever: every hand-off since the layer's start
 * is laid down, every window of every day, and each is turned into an instant by watching the clock. It shares no
 * code with what it judges.
 */
export class Oracle {
  private readonly layers: readonly WatchedLayer[];

  constructor(
    private readonly schedule: Schedule,
    clock: WallClock,
  ) {
    const holidays = schedule.holidayCalendars.flatMap(({ dates }) =>
      dates.map((date) => realInterval(clock, wallMinute(`${date}T00:00`), dayMinutes)),
    );
    this.layers = schedule.layers.map((layer) => watch(layer, clock, holidays));
  }

  /** @param minute the instant, in minutes since 1970. */
  peopleAt(minute: number): { people: string[]; layerIds: string[] } {
    const covering = this.layers
      .map(({ id, peopleAt }) => ({ id, people: peopleAt(minute) }))
      .filter(({ people }) => people.length > 0);
    const chosen = this.schedule.mode === 'one-wins' ? covering.slice(0, 1) : covering;
    return {
      people: override(
        chosen.flatMap(({ people }) => people),
        this.schedule.overrides.filter(
          ({ from, to }) => from <= minute * 60_000 && minute * 60_000 < to,
        ),
      ),
      layerIds: chosen.map(({ id }) => id),
    };
  }
}

interface WatchedLayer {
  readonly id: string;
  peopleAt(minute: number): readonly string[];
}

type RealInterval = readonly [from: number, to: number];

const dayMinutes = 24 * 60;
const margin = 8;

function watch(layer: Layer, clock: WallClock, holidays: readonly RealInterval[]): WatchedLayer {
  if (layer.kind === 'shifts') {
    return {
      id: layer.id,
      peopleAt: (minute) =>
        layer.shifts
          .filter(({ from, to }) => from <= minute * 60_000 && minute * 60_000 < to)
          .flatMap(({ people }) => people),
    };
  }
  const start = clock.firstReached(wallMinute(layer.start));
  const end = layer.end === null ? Infinity : clock.firstReached(wallMinute(layer.end));
  const windows = layer.windows.flatMap((window) => everyDay(window, clock));
  const handOffs = handOffsOf(layer, clock);
  const isOpen = (minute: number) => {
    const isInWindow = layer.windows.length === 0 || isIn(windows, minute);
    if (layer.holidays === 'ignored') return isInWindow;
    return isInWindow && isIn(holidays, minute) === (layer.holidays === 'only');
  };
  const lastMinute = clock.firstMinute + clock.shown.length;
  const isUsed = (from: number, to: number) => {
    if (layer.turnsFollow === 'calendar') return true;
    for (let minute = from; minute < Math.min(to, lastMinute); minute += 1) {
      if (isOpen(minute)) return true;
    }
    return false;
  };
  const turns: { interval: RealInterval; turn: number }[] = [];
  let turn = 0;
  for (const [period, from] of handOffs.entries()) {
    const to = handOffs[period + 1] ?? Infinity;
    turns.push({ interval: [from, to], turn });
    if (isUsed(from, to)) turn += 1;
  }
  const watched = turns.filter(({ interval: [, to] }) => to > clock.firstMinute);
  return {
    id: layer.id,
    peopleAt: (minute) => {
      if (minute < start || minute >= end || !isOpen(minute)) return [];
      const now = watched.find(({ interval }) => isIn([interval], minute));
      return layer.members[(now?.turn ?? NaN) % layer.members.length] ?? [];
    },
  };
}

/** Instants of all hand-offs, from the last one at or before the start, as far as the clock was watched. */
function handOffsOf({ rotation, start }: RotationLayer, clock: WallClock): number[] {
  const anchor = anchorOf(rotation, wallMinute(start));
  const handOffs: number[] = [];
  for (let period = 0; handOffs.at(-1) !== Infinity; period += 1) {
    handOffs.push(clock.firstReached(handOff(rotation, anchor, period)));
  }
  return handOffs;
}

function handOff(rotation: Rotation, anchor: number, period: number): number {
  const count = period * rotation.every;
  switch (rotation.unit) {
    case 'hours':
      return anchor + count * 60;
    case 'days':
      return anchor + count * dayMinutes;
    case 'weeks':
      return anchor + count * 7 * dayMinutes;
    case 'months': {
      const [year, month] = dateOf(anchor).split('-').map(Number);
      const first = Temporal.PlainDate.from({ year: year ?? 0, month: month ?? 0, day: 1 });
      const day = Math.min(rotation.dayOfMonth, first.add({ months: count }).daysInMonth);
      const date = first.add({ months: count }).with({ day });
      return wallMinute(`${date.toString()}T${rotation.handOffTime}`);
    }
  }
}

/** Goes back from the start to the time of a hand-off, then day by day to a date of one. */
function anchorOf(rotation: Rotation, start: number): number {
  if (rotation.unit === 'hours') return start;
  const handOffMinute = minuteOfDay(rotation.handOffTime);
  let minute = start;
  while (((minute % dayMinutes) + dayMinutes) % dayMinutes !== handOffMinute) minute -= 1;
  while (!isHandOffDate(rotation, Temporal.PlainDate.from(dateOf(minute)))) minute -= dayMinutes;
  return minute;
}

function isHandOffDate(rotation: Rotation, date: Temporal.PlainDate): boolean {
  if (rotation.unit === 'weeks') return date.dayOfWeek === rotation.weekday;
  if (rotation.unit !== 'months') return true;
  return date.day === Math.min(rotation.dayOfMonth, date.daysInMonth);
}

/** The window of each day, or of each week, that the clock was watched in. */
function everyDay(window: Window, clock: WallClock): RealInterval[] {
  const intervals: RealInterval[] = [];
  const first = Math.floor((clock.shown[0] ?? 0) / dayMinutes) - margin;
  const last = Math.ceil((clock.shown.at(-1) ?? 0) / dayMinutes) + margin;
  for (let day = first; day <= last; day += 1) {
    const midnight = day * dayMinutes;
    if (window.kind === 'daily') {
      const opens = minuteOfDay(window.opens);
      const length = minuteOfDay(window.closes) - opens;
      const whole = length > 0 ? length : length + dayMinutes;
      intervals.push(realInterval(clock, midnight + opens, whole));
    } else if (weekdayOf(day) === window.opens.weekday) {
      const opens = minuteOfDay(window.opens.time);
      const days = window.closes.weekday - window.opens.weekday;
      const length = days * dayMinutes + minuteOfDay(window.closes.time) - opens;
      const whole = length > 0 ? length : length + 7 * dayMinutes;
      intervals.push(realInterval(clock, midnight + opens, whole));
    }
  }
  return intervals;
}

function realInterval(clock: WallClock, wall: number, length: number): RealInterval {
  return [clock.firstReached(wall), clock.firstReached(wall + length)];
}

const isIn = (intervals: readonly RealInterval[], minute: number) =>
  intervals.some(([from, to]) => from <= minute && minute < to);

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const wallMinute = (dateTime: string) => Date.parse(`${dateTime}Z`) / 60_000;
const dateOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 10);
/** Day 0 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

/** Additions, then replacements, then removals. */
function override(people: readonly string[], active: readonly Override[]): string[] {
  const created = active.toSorted((a, b) => b.createdAt - a.createdAt);
  const added = created.flatMap((each) => (each.kind === 'add' ? [each.person] : []));
  const inPlaceOfAll = created.find((each) => each.kind === 'replace-all');
  const before = inPlaceOfAll === undefined ? [...people, ...added] : [inPlaceOfAll.by];
  const after = before.map((person) => substituteOf(person, created, []));
  const removed = created.flatMap((each) => (each.kind === 'remove' ? [each.person] : []));
  return [...new Set(after)].filter((person) => !removed.includes(person));
}

function substituteOf(
  person: string,
  latestFirst: readonly Override[],
  met: readonly string[],
): string {
  const own = latestFirst.find((each) => each.kind === 'replace' && each.person === person);
  if (own?.kind !== 'replace' || own.by === person || met.includes(own.by)) return person;
  return substituteOf(own.by, latestFirst, [...met, person]);
}
