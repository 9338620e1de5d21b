import { describe, expect, it } from 'vitest';

import {
  finalSchedule,
  findGaps,
  layerSchedule,
  loadPerPerson,
  nextHandOff,
  shiftsOf,
  whoIsOnCall,
  type Layer,
  type Schedule,
} from './index.js';
import { overridesOf, read, rotationLayer, scheduleOf } from './testing/schedules.js';

const at = (text: string) => Date.parse(text);
const texts = (intervals: readonly { from: number; to: number }[]) =>
  intervals.map(({ from, to }) =>
    [from, to].map((instant) => new Date(instant).toISOString().slice(0, 16)).join(' '),
  );
const daysOf = (people: readonly string[]) => rotationLayer(people, { start: '2026-03-02T09:00' });

describe('the final schedule', () => {
  it('joins neighbours with the same people and reason, and keeps those with another reason apart', () => {
    const layers = [
      rotationLayer(['ann'], { id: 'high', end: '2026-01-05T00:00' }),
      rotationLayer(['ann'], { id: 'low' }),
    ];
    const segments = finalSchedule(
      scheduleOf({ layers }),
      at('2026-01-02T00:00Z'),
      at('2026-02-01T00:00Z'),
    );
    expect(segments.map(({ people, reason }) => [people, reason.layerIds])).toEqual([
      [['ann'], ['high']],
      [['ann'], ['low']],
    ]);
  });

  it('refuses a window without a length, of many years, or of no time at all', () => {
    const schedule = scheduleOf({ layers: [daysOf(['ann'])] });
    const start = at('2026-01-01T00:00Z');
    for (const [from, to] of [
      [start, start],
      [start, start - 1],
      [start, at('2029-01-01T00:00Z')],
      [NaN, start],
      [start, Infinity],
      [-1, start],
    ] as const) {
      expect(() => finalSchedule(schedule, from, to)).toThrow(RangeError);
    }
    expect(() => whoIsOnCall(schedule, NaN)).toThrow(RangeError);
    expect(() => nextHandOff(schedule, at('2200-01-01T00:00Z'))).toThrow(RangeError);
  });

  it('is the same of a schedule that went through JSON', () => {
    const schedule = scheduleOf({ layers: [daysOf(['ann', 'bob'])] });
    const copy = JSON.parse(JSON.stringify(schedule)) as Schedule;
    const [from, to] = ['2026-03-01T00:00Z', '2026-04-01T00:00Z'];
    expect(read(copy, from, to)).toEqual(read(schedule, from, to));
  });

  it('lists people in one order, whatever the window', () => {
    const layers = [
      rotationLayer(['ann', 'bob'], { id: 'one' }),
      rotationLayer(['bob', 'ann'], { id: 'two' }),
    ];
    const schedule = scheduleOf({ layers, mode: 'all-on-call' });
    expect(read(schedule, '2026-01-05T00:00Z', '2026-01-09T00:00Z')).toEqual([
      '2026-01-05T01:00+01:00 ann and bob',
    ]);
  });
});

describe('a layer alone', () => {
  it('says what it covers, whatever higher layers and overrides do', () => {
    const low = rotationLayer(['bob'], {
      id: 'low',
      windows: [{ kind: 'daily', opens: '09:00', closes: '17:00' }],
    });
    const schedule = scheduleOf({
      layers: [rotationLayer(['ann'], { id: 'high' }), low],
      overrides: overridesOf('2026-01-05T00:00Z', '2026-01-09T00:00Z', [
        { kind: 'replace-all', by: 'cem' },
      ]),
    });
    const window = { from: at('2026-01-05T12:00Z'), to: at('2026-01-06T12:00Z') };
    const segments = layerSchedule(schedule, 'low', window);
    expect(texts(segments)).toEqual([
      '2026-01-05T12:00 2026-01-05T16:00',
      '2026-01-06T08:00 2026-01-06T12:00',
    ]);
    expect(segments.map(({ people }) => people)).toEqual([['bob'], ['bob']]);
    expect(() => layerSchedule(schedule, 'none', window)).toThrow(RangeError);
  });
});

describe('the next hand-off', () => {
  it('is the next instant at which other people are on call, not merely another layer', () => {
    const layers = [
      rotationLayer(['ann'], { id: 'high', end: '2026-01-05T12:00' }),
      rotationLayer(['ann', 'bob'], { id: 'low' }),
    ];
    const next = nextHandOff(scheduleOf({ layers }), at('2026-01-04T12:00Z'));
    expect(texts([{ from: next ?? NaN, to: next ?? NaN }])).toEqual([
      '2026-01-06T08:00 2026-01-06T08:00',
    ]);
  });

  it('from one hand-off is the one after it', () => {
    const schedule = scheduleOf({ layers: [daysOf(['ann', 'bob'])] });
    expect(nextHandOff(schedule, at('2026-03-03T08:00Z'))).toBe(at('2026-03-04T08:00Z'));
    expect(nextHandOff(schedule, at('2026-03-03T07:59Z'))).toBe(at('2026-03-03T08:00Z'));
  });

  it('is found before a layer starts, and is undefined when nothing ever changes', () => {
    const schedule = scheduleOf({ layers: [daysOf(['ann'])] });
    expect(nextHandOff(schedule, at('2025-01-01T00:00Z'))).toBe(at('2026-03-02T08:00Z'));
    expect(nextHandOff(schedule, at('2026-04-01T00:00Z'))).toBeUndefined();
    expect(nextHandOff(scheduleOf({}), at('2026-04-01T00:00Z'))).toBeUndefined();
  });
});

describe('gaps, shifts and load', () => {
  const offices = rotationLayer(['ann', 'bob'], {
    start: '2026-03-27T09:00',
    windows: [{ kind: 'daily', opens: '22:00', closes: '06:00' }],
  });
  const schedule = scheduleOf({ layers: [offices] });

  it('finds the gaps', () => {
    const gaps = findGaps(schedule, at('2026-03-27T12:00Z'), at('2026-03-28T12:00Z'));
    expect(texts(gaps)).toEqual([
      '2026-03-27T12:00 2026-03-27T21:00',
      '2026-03-28T05:00 2026-03-28T12:00',
    ]);
  });

  it("finds a person's shifts, joined whoever else is on call", () => {
    const overrides = overridesOf('2026-03-28T00:00Z', '2026-03-28T01:00Z', [
      { kind: 'add', person: 'cem' },
    ]);
    const shifts = shiftsOf({ ...schedule, overrides }, 'ann', {
      from: at('2026-03-27T12:00Z'),
      to: at('2026-03-31T12:00Z'),
    });
    expect(texts(shifts)).toEqual([
      '2026-03-27T21:00 2026-03-28T05:00',
      '2026-03-29T20:00 2026-03-30T04:00',
    ]);
  });

  it('counts the hours that really pass: the night of the change has seven', () => {
    const overrides = overridesOf('2026-03-29T20:00Z', '2026-03-29T20:30Z', [
      { kind: 'replace', person: 'ann', by: 'cem' },
    ]);
    const [from, to] = [at('2026-03-27T12:00Z'), at('2026-03-30T12:00Z')];
    expect(loadPerPerson({ ...schedule, overrides }, from, to)).toEqual([
      { person: 'ann', hours: 15.5 },
      { person: 'bob', hours: 7 },
      { person: 'cem', hours: 0.5 },
    ]);
  });

  it('counts nothing for somebody whose turn does not come', () => {
    const [from, to] = [at('2026-03-27T12:00Z'), at('2026-03-28T06:00Z')];
    expect(loadPerPerson(schedule, from, to)).toContainEqual({ person: 'bob', hours: 0 });
  });

  it('is fair within one turn for people without restrictions', () => {
    const fair = scheduleOf({ timeZone: 'UTC', layers: [daysOf(['ann', 'bob', 'cem'])] });
    for (const days of [1, 2, 30, 365]) {
      const from = at('2026-03-02T09:00Z');
      const hours = loadPerPerson(fair, from, from + days * 86_400_000).map((load) => load.hours);
      expect(Math.max(...hours) - Math.min(...hours)).toBeLessThanOrEqual(24);
    }
  });
});

describe('shifts written down one by one', () => {
  it('are a layer like any other, and people whose shifts overlap are on call together', () => {
    const shift = (from: string, to: string, ...people: string[]) => ({
      from: at(from),
      to: at(to),
      people,
    });
    const imported: Layer = {
      kind: 'shifts',
      id: 'imported',
      shifts: [
        shift('2026-01-05T12:00Z', '2026-01-05T14:00Z', 'bob'),
        shift('2026-01-05T09:00Z', '2026-01-05T13:00Z', 'ann'),
        shift('2026-01-05T16:00Z', '2026-01-05T17:00Z', 'ann', 'bob'),
      ],
    };
    const schedule = scheduleOf({ layers: [imported, rotationLayer(['cem'])] });
    expect(read(schedule, '2026-01-05T08:00Z', '2026-01-05T18:00Z')).toEqual([
      '2026-01-05T09:00+01:00 cem',
      '2026-01-05T10:00+01:00 ann',
      '2026-01-05T13:00+01:00 bob and ann',
      '2026-01-05T14:00+01:00 bob',
      '2026-01-05T15:00+01:00 cem',
      '2026-01-05T17:00+01:00 bob and ann',
      '2026-01-05T18:00+01:00 cem',
    ]);
  });
});
