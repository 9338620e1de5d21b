import fc from 'fast-check';

import type {
  Layer,
  LocalDateTime,
  Override,
  OverrideEffect,
  Rotation,
  RotationLayer,
  Schedule,
  Weekday,
  Window,
} from '../index.js';

const minuteMs = 60_000;
const hour = 60;
const day = 24 * hour;
const year = 365 * day;

/** A moment around which schedules are made, in minutes of the wall clock, and how far a clock was watched before it. */
export interface Place {
  readonly timeZone: string;
  readonly aroundMinute: number;
  readonly watchedDaysBefore: number;
}

const people = ['ann', 'bob', 'cem', 'dai', 'eve', 'fay'];
const anyone = fc.constantFrom(...people);
const outsider = fc.constantFrom(...people, 'gus', 'hal');

const text = (minute: number): LocalDateTime =>
  new Date(minute * minuteMs).toISOString().slice(0, 16);
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / hour)).padStart(2, '0')}:${String(minutes % hour).padStart(2, '0')}`;

/** Clocks are changed at night, so times of the night come often. */
const minuteOfDay = fc.oneof(
  fc
    .constantFrom(0, 1, 30, 59)
    .chain((minute) => fc.integer({ min: 0, max: 4 }).map((hours) => hours * hour + minute)),
  fc.integer({ min: 0, max: day - 1 }),
);
const anyTime = minuteOfDay.map(timeOf);
const closingTime = fc.oneof(anyTime, fc.constant('24:00'));
const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), opens: anyTime, closes: closingTime }),
  fc.record({
    kind: fc.constant('weekly' as const),
    opens: fc.record({ weekday: anyWeekday, time: anyTime }),
    closes: fc.record({ weekday: anyWeekday, time: closingTime }),
  }),
);

const shortRotation: fc.Arbitrary<Rotation> = fc.oneof(
  fc.record({ unit: fc.constant('hours' as const), every: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    unit: fc.constant('days' as const),
    every: fc.integer({ min: 1, max: 4 }),
    handOffTime: anyTime,
  }),
);
const longRotation: fc.Arbitrary<Rotation> = fc.oneof(
  fc.record({
    unit: fc.constant('weeks' as const),
    every: fc.integer({ min: 1, max: 3 }),
    handOffTime: anyTime,
    weekday: anyWeekday,
  }),
  fc.record({
    unit: fc.constant('months' as const),
    every: fc.integer({ min: 1, max: 5 }),
    handOffTime: anyTime,
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
);

const layerRest = {
  kind: fc.constant('rotation' as const),
  members: fc.array(fc.uniqueArray(anyone, { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 4,
  }),
  windows: fc.oneof(fc.constant([]), fc.array(anyWindow, { minLength: 1, maxLength: 3 })),
  holidays: fc.constantFrom(
    'ignored' as const,
    'ignored' as const,
    'off' as const,
    'only' as const,
  ),
};

function anyEnd(aroundMinute: number): fc.Arbitrary<LocalDateTime | null> {
  return fc.option(
    fc.integer({ min: -day, max: 8 * day }).map((offset) => text(aroundMinute + offset)),
    { freq: 3 },
  );
}

/** A layer whose turns follow the calendar, begun yesterday or years ago. */
function calendarLayer({ aroundMinute }: Place): fc.Arbitrary<Omit<RotationLayer, 'id'>> {
  const age = (most: number) =>
    fc
      .oneof(
        { weight: 3, arbitrary: fc.integer({ min: -day, max: 6 * day }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: most }) },
      )
      .map((minutes) => text(aroundMinute - minutes));
  const rest = {
    ...layerRest,
    end: anyEnd(aroundMinute),
    turnsFollow: fc.constant('calendar' as const),
  };
  return fc.oneof(
    fc.record({ ...rest, rotation: shortRotation, start: age(year) }),
    fc.record({ ...rest, rotation: longRotation, start: age(10 * year) }),
  );
}

/** A layer whose turns follow coverage, begun since the clock is watched. */
function coverageLayer(place: Place): fc.Arbitrary<Omit<RotationLayer, 'id'>> {
  const oldest = (place.watchedDaysBefore - 8) * day;
  return fc.record({
    ...layerRest,
    end: anyEnd(place.aroundMinute),
    turnsFollow: fc.constant('coverage' as const),
    rotation: fc.oneof(
      shortRotation,
      fc.record({
        unit: fc.constant('weeks' as const),
        every: fc.constant(1),
        handOffTime: anyTime,
        weekday: anyWeekday,
      }),
    ),
    start: fc
      .integer({ min: -day, max: oldest })
      .map((minutes) => text(place.aroundMinute - minutes)),
  });
}

function interval(aroundMinute: number) {
  return fc
    .tuple(fc.integer({ min: -2 * day, max: 2 * day }), fc.integer({ min: 1, max: day }))
    .map(([offset, length]) => ({
      from: (aroundMinute + offset) * minuteMs,
      to: (aroundMinute + offset + length) * minuteMs,
    }));
}

function shiftLayer({ aroundMinute }: Place): fc.Arbitrary<Omit<Layer, 'id'>> {
  const shift = fc
    .tuple(interval(aroundMinute), fc.uniqueArray(anyone, { minLength: 1, maxLength: 2 }))
    .map(([times, on]) => ({ ...times, people: on }));
  return fc.record({
    kind: fc.constant('shifts' as const),
    shifts: fc.array(shift, { maxLength: 6 }),
  });
}

const anyEffect: fc.Arbitrary<OverrideEffect> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), person: outsider }),
  fc.record({ kind: fc.constant('replace' as const), person: outsider, by: outsider }),
  fc.record({ kind: fc.constant('replace-all' as const), by: outsider }),
  fc.record({ kind: fc.constant('remove' as const), person: outsider }),
);

function anyOverrides({ aroundMinute }: Place): fc.Arbitrary<Override[]> {
  return fc
    .array(fc.tuple(anyEffect, interval(aroundMinute), fc.integer({ min: 0, max: 999 })), {
      maxLength: 6,
    })
    .map((all) =>
      all.map(([effect, times, moment], index) => ({
        ...effect,
        ...times,
        id: `o${String(index)}`,
        // Neither in the order of the list nor twice the same.
        createdAt: moment * 10 + index,
      })),
    );
}

/** Schedules of every shape around a moment, most of all around midnight and the hours in which clocks are changed. */
export function anySchedule(place: Place): fc.Arbitrary<Schedule> {
  const layer = fc.oneof(
    { weight: 5, arbitrary: calendarLayer(place) },
    { weight: 3, arbitrary: coverageLayer(place) },
    { weight: 1, arbitrary: shiftLayer(place) },
  );
  const date = fc
    .integer({ min: -3, max: 3 })
    .map((days) => text(place.aroundMinute + days * day).slice(0, 10));
  return fc.record({
    timeZone: fc.constant(place.timeZone),
    mode: fc.constantFrom('one-wins' as const, 'all-on-call' as const),
    layers: fc
      .array(layer, { maxLength: 4 })
      .map((layers) =>
        layers.map((each, index) => ({ ...each, id: `l${String(index)}` }) as Layer),
      ),
    holidayCalendars: fc
      .array(fc.array(date, { maxLength: 3 }), { maxLength: 2 })
      .map((all) => all.map((dates, index) => ({ id: `h${String(index)}`, dates }))),
    overrides: anyOverrides(place),
  });
}
