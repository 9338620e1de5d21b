import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  layerSchedule,
  whoIsOnCall,
  type Interval,
  type LayerSegment,
  type Rotation,
  type RotationLayer,
  type Schedule,
  type Window,
} from './index.js';
import { read, rotationLayer, scheduleOf, whoAt } from './testing/schedules.js';

const people = ['ann', 'bob', 'cem'];
const dayMs = 86_400_000;

function followingCoverage(changes: Partial<RotationLayer>, rest: Partial<Schedule> = {}) {
  return scheduleOf({
    ...rest,
    layers: [rotationLayer(people, { turnsFollow: 'coverage', ...changes })],
  });
}

const onCall = (lines: readonly string[]) => lines.filter((line) => !line.endsWith('nobody'));

describe('turns that follow coverage', () => {
  const weekdays: Window = {
    kind: 'weekly',
    opens: { weekday: 1, time: '09:00' },
    closes: { weekday: 6, time: '00:00' },
  };

  it('are not used up by days without a window; by the calendar they are', () => {
    // 2 January 2026 is a Friday.
    const changes = { start: '2026-01-02T09:00', windows: [weekdays] };
    const [from, to] = ['2026-01-02T08:00Z', '2026-01-06T12:00Z'];
    expect(onCall(read(followingCoverage(changes), from, to))).toEqual([
      '2026-01-02T09:00+01:00 ann',
      '2026-01-05T09:00+01:00 bob',
      '2026-01-06T09:00+01:00 cem',
    ]);
    const byCalendar = followingCoverage({ ...changes, turnsFollow: 'calendar' });
    expect(onCall(read(byCalendar, from, to))).toEqual([
      '2026-01-02T09:00+01:00 ann',
      '2026-01-05T09:00+01:00 ann',
      '2026-01-06T09:00+01:00 bob',
    ]);
  });

  it('are used up by a period that is covered in part', () => {
    const rotation: Rotation = { unit: 'days', every: 2, handOffTime: '09:00' };
    const schedule = followingCoverage({
      rotation,
      start: '2026-01-02T09:00',
      windows: [weekdays],
    });
    expect(onCall(read(schedule, '2026-01-02T08:00Z', '2026-01-07T12:00Z'))).toEqual([
      '2026-01-02T09:00+01:00 ann',
      // The period from Sunday to Tuesday is not covered but from Monday on.
      '2026-01-05T09:00+01:00 bob',
      '2026-01-06T09:00+01:00 cem',
    ]);
  });

  it('are not used up by holidays', () => {
    const rotation: Rotation = { unit: 'days', every: 1, handOffTime: '00:00' };
    const holidayCalendars = [{ id: 'h', dates: ['2026-01-02', '2026-01-04'] }];
    const changes = { rotation, start: '2026-01-01T00:00', holidays: 'off' } as const;
    const schedule = followingCoverage(changes, { holidayCalendars });
    const window = ['2025-12-31T23:00Z', '2026-01-05T22:00Z'] as const;
    expect(onCall(read(schedule, ...window))).toEqual([
      '2026-01-01T00:00+01:00 ann',
      '2026-01-03T00:00+01:00 bob',
      '2026-01-05T00:00+01:00 cem',
    ]);
    const onHolidays = followingCoverage({ ...changes, holidays: 'only' }, { holidayCalendars });
    expect(onCall(read(onHolidays, ...window))).toEqual([
      '2026-01-02T00:00+01:00 ann',
      '2026-01-04T00:00+01:00 bob',
    ]);
  });

  it('are not used up by an hour that the clock jumps over', () => {
    const changes: Partial<RotationLayer> = {
      rotation: { unit: 'hours', every: 1 },
      start: '2026-03-29T00:00',
    };
    expect(read(followingCoverage(changes), '2026-03-28T23:00Z', '2026-03-29T03:00Z')).toEqual([
      '2026-03-29T00:00+01:00 ann',
      '2026-03-29T01:00+01:00 bob',
      '2026-03-29T03:00+02:00 cem',
      '2026-03-29T04:00+02:00 ann',
    ]);
  });

  it('do not care that a higher layer wins', () => {
    const high = rotationLayer(['dai'], {
      id: 'high',
      start: '2026-01-02T09:00',
      end: '2026-01-03T09:00',
    });
    const [low] = followingCoverage({}).layers;
    const schedule = scheduleOf({ layers: low === undefined ? [] : [high, low] });
    expect(read(schedule, '2026-01-01T08:00Z', '2026-01-03T12:00Z')).toEqual([
      '2026-01-01T09:00+01:00 ann',
      '2026-01-02T09:00+01:00 dai',
      '2026-01-03T09:00+01:00 cem',
    ]);
  });

  it('are the same whichever moment was asked about before', () => {
    const schedule = () =>
      followingCoverage(
        {
          rotation: { unit: 'days', every: 1, handOffTime: '00:00' },
          start: '2026-01-01T00:00',
          holidays: 'off',
        },
        // Just a year ahead of the first question, and the next day.
        { holidayCalendars: [{ id: 'h', dates: ['2027-01-02', '2027-01-03'] }] },
      );
    const asked = schedule();
    expect(whoAt(asked, '2026-01-01T12:00Z')).toBe('ann');
    const day = '2027-01-05T12:00Z';
    expect(whoAt(asked, day)).toBe(whoAt(schedule(), day));
    // 369 days on, less two holidays.
    expect(whoAt(asked, day)).toBe(people[367 % 3]);
  });

  it('are counted right over years, as one counts them period by period', () => {
    fc.assert(
      fc.property(yearsOfTurns(), (given) => {
        const turns = turnsOneByOne(given);
        // Forward, and the furthest first, which none has been counted up to.
        for (const inOrder of [turns, turns.toReversed()]) {
          const schedule = structuredClone(given.schedule);
          for (const { from, turn } of inOrder) {
            const expected = given.layer.members[turn % given.layer.members.length];
            expect(whoIsOnCall(schedule, from).people).toEqual(expected);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 300_000);
});

interface YearsOfTurns {
  readonly schedule: Schedule;
  readonly layer: RotationLayer;
  readonly years: readonly Interval[];
}

function yearsOfTurns(): fc.Arbitrary<YearsOfTurns> {
  const time = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
  const start = Date.parse('2020-01-06T00:00Z');
  return fc
    .record({
      timeZone: fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'UTC'),
      unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
      every: fc.integer({ min: 1, max: 40 }),
      minuteOfDay: fc.constantFrom(0, 90, 120, 150, 540),
      opens: fc.constantFrom(0, 60, 120, 540),
      length: fc.integer({ min: 15, max: 600 }),
      weekday: fc.constantFrom(1 as const, 6 as const, 7 as const),
      isDaily: fc.boolean(),
      holidays: fc.constantFrom('ignored' as const, 'off' as const, 'only' as const),
      dates: fc.array(fc.integer({ min: -30, max: 1600 }), { maxLength: 40 }),
      startDay: fc.integer({ min: 0, max: 300 }),
    })
    .map((drawn) => {
      const closes = time(drawn.opens + drawn.length);
      const opens = time(drawn.opens);
      const { weekday } = drawn;
      const window: Window = drawn.isDaily
        ? { kind: 'daily', opens, closes }
        : { kind: 'weekly', opens: { weekday, time: opens }, closes: { weekday, time: closes } };
      const first = start + drawn.startDay * 7 * dayMs + drawn.minuteOfDay * 60_000;
      const handOffTime = time(drawn.minuteOfDay);
      const layer = rotationLayer(people, {
        turnsFollow: 'coverage',
        rotation: { unit: drawn.unit, every: drawn.every, handOffTime, weekday: 1 },
        // With a hand-off, so that the first period is whole.
        start: new Date(first).toISOString().slice(0, 16),
        windows: [window],
        holidays: drawn.holidays,
      });
      const dates = drawn.dates.map((day) =>
        new Date(start + day * dayMs).toISOString().slice(0, 10),
      );
      return {
        layer,
        schedule: scheduleOf({
          timeZone: drawn.timeZone,
          layers: [layer],
          holidayCalendars: [{ id: 'h', dates }],
        }),
        years: [0, 1, 2, 3].map((year) => ({
          from: first - dayMs + year * 365 * dayMs,
          to: first - dayMs + (year + 1) * 365 * dayMs,
        })),
      };
    });
}

/** Lays the periods beside the times that are covered, and counts those that have any. */
function turnsOneByOne({ schedule, layer, years }: YearsOfTurns): { from: number; turn: number }[] {
  const throughout = (changed: RotationLayer): LayerSegment[] => {
    const alone = { ...schedule, layers: [changed] };
    const segments = years.flatMap((year) => layerSchedule(alone, layer.id, year));
    // What a year's end has cut is one period all the same.
    const joined: LayerSegment[] = [];
    for (const segment of segments) {
      const last = joined.at(-1);
      const goesOn = last?.to === segment.from && last.people[0] === segment.people[0];
      if (goesOn) joined[joined.length - 1] = { ...last, to: segment.to };
      else joined.push(segment);
    }
    return joined;
  };
  const periods = throughout({
    ...layer,
    windows: [],
    holidays: 'ignored',
    turnsFollow: 'calendar',
  });
  const covered = throughout({ ...layer, members: [['anyone']] });
  const turns: { from: number; turn: number }[] = [];
  let turn = 0;
  let next = 0;
  for (const period of periods) {
    while ((covered[next]?.to ?? Infinity) <= period.from) next += 1;
    const cover = covered[next];
    if (cover === undefined || cover.from >= period.to) continue;
    turns.push({ from: Math.max(cover.from, period.from), turn });
    turn += 1;
  }
  return turns;
}
