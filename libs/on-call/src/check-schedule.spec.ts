import { describe, expect, it } from 'vitest';

import {
  checkSchedule,
  finalSchedule,
  scheduleLimits,
  type Layer,
  type Override,
  type Rotation,
  type RotationLayer,
  type Schedule,
  type Weekday,
} from './index.js';
import { overridesOf, rotationLayer, scheduleOf } from './testing/schedules.js';

const layerWith = (changes: Partial<RotationLayer>) => ({
  layers: [rotationLayer(['ann'], changes)],
});
const every = (count: number, unit: Rotation['unit']) =>
  layerWith({
    rotation: { unit, every: count, handOffTime: '09:00', weekday: 1, dayOfMonth: 1 },
  });
const window = (opens: string, closes: string) =>
  layerWith({ windows: [{ kind: 'daily', opens, closes }] });
const weekWindow = (opens: [number, string], closes: [number, string]) =>
  layerWith({
    windows: [
      {
        kind: 'weekly',
        opens: { weekday: opens[0] as Weekday, time: opens[1] },
        closes: { weekday: closes[0] as Weekday, time: closes[1] },
      },
    ],
  });
const override = (changes: Partial<Override>): Partial<Schedule> => ({
  overrides: overridesOf('2026-01-05T00:00Z', '2026-01-06T00:00Z', [
    { kind: 'replace', person: 'ann', by: 'bob' },
  ]).map((each) => ({ ...each, ...changes }) as Override),
});
const shifts = (from: number, to: number, people: string[]): Partial<Schedule> => ({
  layers: [{ kind: 'shifts', id: 'l', shifts: [{ from, to, people }] }],
});

const bad: readonly (readonly [string, Partial<Schedule>, string])[] = [
  ['an unknown zone', { timeZone: 'Mars/Base' }, 'timeZone'],
  ['a mere offset', { timeZone: '+02:00' }, 'timeZone'],
  ['no members', layerWith({ members: [] }), 'layers.0.members'],
  ['a turn of nobody', layerWith({ members: [['ann'], []] }), 'layers.0.members.1'],
  ['a person without a name', layerWith({ members: [['']] }), 'layers.0.members.0.0'],
  ['a period of nothing', every(0, 'days'), 'layers.0.rotation.every'],
  ['a negative period', every(-1, 'weeks'), 'layers.0.rotation.every'],
  ['half a month', every(0.5, 'months'), 'layers.0.rotation.every'],
  ['a period that is no number', every(NaN, 'hours'), 'layers.0.rotation.every'],
  ['a million hours', every(1_000_000, 'hours'), 'layers.0.rotation.every'],
  ['an end before the start', layerWith({ end: '2025-12-31T00:00' }), 'layers.0.end'],
  ['an end at the start', layerWith({ end: '2026-01-01T09:00' }), 'layers.0.end'],
  ['a date that does not exist', layerWith({ start: '2026-02-30T00:00' }), 'layers.0.start'],
  ['a start in UTC', layerWith({ start: '2026-02-28T00:00Z' }), 'layers.0.start'],
  ['a start at 24:00', layerWith({ start: '2026-02-28T24:00' }), 'layers.0.start'],
  ['a start long ago', layerWith({ start: '1969-12-31T00:00' }), 'layers.0.start'],
  ['an end that is no date', layerWith({ end: 'never' }), 'layers.0.end'],
  [
    'a hand-off at 25:00',
    layerWith({ rotation: { unit: 'days', every: 1, handOffTime: '25:00' } }),
    'layers.0.rotation.handOffTime',
  ],
  [
    'a hand-off on day 8 of a week',
    layerWith({
      rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 8 as Weekday },
    }),
    'layers.0.rotation.weekday',
  ],
  [
    'a hand-off on day 32 of a month',
    layerWith({ rotation: { unit: 'months', every: 1, handOffTime: '09:00', dayOfMonth: 32 } }),
    'layers.0.rotation.dayOfMonth',
  ],
  ['a window without a length', window('09:00', '09:00'), 'layers.0.windows.0.closes'],
  ['a window from 24:00', window('24:00', '06:00'), 'layers.0.windows.0.opens'],
  ['a window to 24:01', window('09:00', '24:01'), 'layers.0.windows.0.closes'],
  [
    'a weekly window without a length',
    weekWindow([2, '00:00'], [1, '24:00']),
    'layers.0.windows.0.closes',
  ],
  [
    'a weekly window from day 0',
    weekWindow([0, '09:00'], [1, '10:00']),
    'layers.0.windows.0.opens.weekday',
  ],
  [
    'a holiday that does not exist',
    { holidayCalendars: [{ id: 'h', dates: ['2026-12-24', '2027-02-29'] }] },
    'holidayCalendars.0.dates.1',
  ],
  ['an override that ends before it starts', override({ to: 0 }), 'overrides.0.to'],
  ['an override without a moment', override({ from: NaN }), 'overrides.0.from'],
  ['an override at half a minute', override({ from: 30_000 }), 'overrides.0.from'],
  ['an override of no known creation', override({ createdAt: NaN }), 'overrides.0.createdAt'],
  [
    'somebody replaced by themselves',
    override({ kind: 'replace', person: 'ann', by: 'ann' }),
    'overrides.0.by',
  ],
  ['an override for nobody', override({ kind: 'add', person: '' }), 'overrides.0.person'],
  ['nobody in the place of all', override({ kind: 'replace-all', by: '' }), 'overrides.0.by'],
  ['a shift that ends at its start', shifts(60_000, 60_000, ['ann']), 'layers.0.shifts.0.to'],
  ['a shift of nobody', shifts(0, 60_000, []), 'layers.0.shifts.0.people'],
  [
    'two layers of one name',
    { layers: [rotationLayer(['ann']), rotationLayer(['bob'])] },
    'layers',
  ],
];

describe('checking a schedule', () => {
  it.each(bad)('refuses %s, says where and in a sentence', (_, changes, path) => {
    const problems = checkSchedule(scheduleOf(changes));
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it('finds nothing wrong in a sound one, however full', () => {
    const layers = Array.from({ length: scheduleLimits.layers }, (_, index) =>
      rotationLayer(['ann', 'bob'], {
        id: String(index),
        end: '2026-06-01T00:00',
        rotation: { unit: 'hours', every: scheduleLimits.every.hours },
        windows: [
          { kind: 'daily', opens: '22:00', closes: '06:00' },
          { kind: 'daily', opens: '00:00', closes: '24:00' },
          {
            kind: 'weekly',
            opens: { weekday: 1, time: '00:00' },
            closes: { weekday: 7, time: '24:00' },
          },
        ],
      }),
    );
    expect(checkSchedule(scheduleOf({ layers }))).toEqual([]);
    expect(checkSchedule(scheduleOf({}))).toEqual([]);
  });

  it('lists everything that is wrong at once', () => {
    const schedule = scheduleOf({
      timeZone: 'x',
      ...layerWith({ members: [], start: '', end: '' }),
    });
    expect(checkSchedule(schedule).map(({ path }) => path)).toEqual([
      'timeZone',
      'layers.0.members',
      'layers.0.start',
      'layers.0.end',
    ]);
  });
});

describe('the bounds', () => {
  const hour = 3_600_000;
  const start = Date.parse('2026-02-01T00:00Z');
  const people = Array.from({ length: 50 }, (_, index) => `person ${String(index)}`);
  const manyOverrides = (count: number, length: number, step: number): Override[] =>
    Array.from({ length: count }, (_, index) => ({
      id: String(index),
      kind: 'add',
      person: `guest ${String(index)}`,
      from: start + index * step,
      to: start + index * step + length,
      createdAt: index,
    }));

  it('are told without looking through what is too much', () => {
    const layers: Layer[] = Array.from({ length: 1000 }, (_, index) =>
      rotationLayer([], { id: String(index) }),
    );
    const dates = Array.from({ length: 6000 }, () => 'no date');
    const schedule = scheduleOf({
      layers,
      overrides: manyOverrides(10_001, 0, 0),
      holidayCalendars: [{ id: 'h', dates }],
    });
    expect(checkSchedule(schedule).map(({ path }) => path)).toEqual([
      'layers',
      'holidayCalendars',
      'overrides',
    ]);
    const member = rotationLayer(people, { members: Array.from({ length: 501 }, () => []) });
    const crowd = rotationLayer(people, { members: [Array.from({ length: 51 }, () => '')] });
    const open = rotationLayer(people, {
      windows: Array.from({ length: 101 }, () => ({ kind: 'daily', opens: '', closes: '' })),
    });
    const shift = { from: 0, to: 0, people: [] };
    const imported: Layer = {
      kind: 'shifts',
      id: 'i',
      shifts: Array.from({ length: 5001 }, () => shift),
    };
    expect(
      [member, crowd, open, imported].flatMap((layer) =>
        checkSchedule(scheduleOf({ layers: [layer] })).map(({ path }) => path),
      ),
    ).toEqual(['layers.0.members', 'layers.0.members.0', 'layers.0.windows', 'layers.0.shifts']);
  });

  it('let 10,000 overrides be, and ninety days of ten layers with them are laid out', () => {
    const layers = Array.from({ length: 10 }, (_, index) =>
      rotationLayer(people, { id: String(index), rotation: { unit: 'hours', every: 1 } }),
    );
    const overrides = manyOverrides(10_000, 5 * hour, hour / 6);
    const schedule = scheduleOf({ layers, overrides, mode: 'all-on-call' });
    expect(checkSchedule(schedule)).toEqual([]);

    const segments = finalSchedule(schedule, start, start + 90 * 24 * hour);
    expect(segments.length).toBeGreaterThan(10_000);
    expect(segments.at(-1)?.to).toBe(start + 90 * 24 * hour);
  }, 60_000);

  it('refuse overrides that pile up at one moment', () => {
    const piled = scheduleOf({ overrides: manyOverrides(101, hour, 0) });
    expect(checkSchedule(piled).map(({ path }) => path)).toEqual(['overrides']);
    const relieved = manyOverrides(200, hour, 0).map((each, index) =>
      index < 100 ? each : { ...each, from: each.to, to: each.to + hour },
    );
    expect(checkSchedule(scheduleOf({ overrides: relieved }))).toEqual([]);
  });
});
