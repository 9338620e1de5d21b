import { describe, expect, it } from 'vitest';

import type { RotationLayer, Weekday, Window } from './index.js';
import { read, rotationLayer, scheduleOf } from './testing/schedules.js';

const daily = (opens: string, closes: string): Window => ({ kind: 'daily', opens, closes });
const weekly = (opens: [Weekday, string], closes: [Weekday, string]): Window => ({
  kind: 'weekly',
  opens: { weekday: opens[0], time: opens[1] },
  closes: { weekday: closes[0], time: closes[1] },
});

function open(windows: Window[], changes: Partial<RotationLayer> = {}, timeZone = 'Europe/Berlin') {
  const layer = rotationLayer(['ann'], { start: '2026-01-01T00:00', windows, ...changes });
  return scheduleOf({ timeZone, layers: [layer] });
}

describe('windows', () => {
  it('are united, and touching ones have no seam', () => {
    const schedule = open([
      daily('10:00', '14:00'),
      daily('09:00', '11:00'),
      daily('14:00', '15:00'),
    ]);
    expect(read(schedule, '2026-01-05T00:00Z', '2026-01-05T20:00Z')).toEqual([
      '2026-01-05T01:00+01:00 nobody',
      '2026-01-05T09:00+01:00 ann',
      '2026-01-05T15:00+01:00 nobody',
    ]);
  });

  it('of a day may end on the next', () => {
    expect(read(open([daily('22:00', '06:00')]), '2026-01-04T12:00Z', '2026-01-05T12:00Z')).toEqual(
      [
        '2026-01-04T13:00+01:00 nobody',
        '2026-01-04T22:00+01:00 ann',
        '2026-01-05T06:00+01:00 nobody',
      ],
    );
  });

  it('of a week may cross its end, and end in the next', () => {
    const weekend = open([weekly([5, '17:00'], [1, '08:00'])]);
    expect(read(weekend, '2026-01-07T00:00Z', '2026-01-14T00:00Z')).toEqual([
      '2026-01-07T01:00+01:00 nobody',
      '2026-01-09T17:00+01:00 ann',
      '2026-01-12T08:00+01:00 nobody',
    ]);
    const almostAll = open([weekly([3, '12:00'], [3, '11:00'])]);
    expect(read(almostAll, '2026-01-07T00:00Z', '2026-01-14T00:00Z')).toEqual([
      '2026-01-07T01:00+01:00 ann',
      '2026-01-07T11:00+01:00 nobody',
      '2026-01-07T12:00+01:00 ann',
    ]);
  });

  it('from 00:00 to 24:00 are whole days, and from Monday 00:00 to Sunday 24:00 a whole week', () => {
    const always = ['2026-01-05T01:00+01:00 ann'];
    for (const window of [daily('00:00', '24:00'), weekly([1, '00:00'], [7, '24:00'])]) {
      expect(read(open([window]), '2026-01-05T00:00Z', '2026-01-20T00:00Z')).toEqual(always);
    }
  });

  it('that close at the time at which they open last a whole day, or a whole week', () => {
    const whole = ['2026-01-05T01:00+01:00 ann'];
    for (const window of [daily('09:00', '09:00'), weekly([3, '09:00'], [3, '09:00'])]) {
      expect(read(open([window]), '2026-01-05T00:00Z', '2026-01-20T00:00Z')).toEqual(whole);
    }
  });

  it('open and close at the first instant at which the clock has reached the time', () => {
    const night = open([daily('02:15', '04:00')]);
    expect(read(night, '2026-03-29T00:00Z', '2026-03-29T03:00Z')).toEqual([
      '2026-03-29T01:00+01:00 nobody',
      '2026-03-29T03:00+02:00 ann',
      '2026-03-29T04:00+02:00 nobody',
    ]);
    const untilHalfPast = open([daily('01:00', '02:30')]);
    expect(read(untilHalfPast, '2026-03-28T23:30Z', '2026-03-29T03:00Z')).toEqual([
      '2026-03-29T00:30+01:00 nobody',
      '2026-03-29T01:00+01:00 ann',
      '2026-03-29T03:00+02:00 nobody',
    ]);
  });

  it('that the jump swallows do not open', () => {
    const schedule = open([daily('02:15', '02:45')]);
    expect(read(schedule, '2026-03-29T00:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T01:00+01:00 nobody',
    ]);
  });

  it('that have closed do not reopen when the hour repeats', () => {
    const schedule = open([daily('01:00', '02:30')]);
    expect(read(schedule, '2026-10-24T22:30Z', '2026-10-25T06:00Z')).toEqual([
      '2026-10-25T00:30+02:00 nobody',
      '2026-10-25T01:00+02:00 ann',
      '2026-10-25T02:30+02:00 nobody',
    ]);
  });

  it('that are open when the hour repeats stay open through both', () => {
    const schedule = open([daily('02:30', '03:30')]);
    expect(read(schedule, '2026-10-25T00:00Z', '2026-10-25T04:00Z')).toEqual([
      '2026-10-25T02:00+02:00 nobody',
      '2026-10-25T02:30+02:00 ann',
      '2026-10-25T03:30+01:00 nobody',
    ]);
    const lordHowe = open([daily('01:45', '02:15')], {}, 'Australia/Lord_Howe');
    expect(read(lordHowe, '2026-04-04T14:00Z', '2026-04-04T16:00Z')).toEqual([
      '2026-04-05T01:00+11:00 nobody',
      '2026-04-05T01:45+11:00 ann',
      '2026-04-05T02:15+10:30 nobody',
    ]);
  });

  it('are cut by hand-offs, start and end, and move none of them', () => {
    const schedule = open([daily('08:00', '18:00')], {
      members: [['ann'], ['bob']],
      start: '2026-01-05T09:30',
      end: '2026-01-06T17:00',
      rotation: { unit: 'days', every: 1, handOffTime: '12:00' },
    });
    expect(read(schedule, '2026-01-05T00:00Z', '2026-01-07T00:00Z')).toEqual([
      '2026-01-05T01:00+01:00 nobody',
      '2026-01-05T09:30+01:00 ann',
      '2026-01-05T12:00+01:00 bob',
      '2026-01-05T18:00+01:00 nobody',
      '2026-01-06T08:00+01:00 bob',
      '2026-01-06T12:00+01:00 ann',
      '2026-01-06T17:00+01:00 nobody',
    ]);
  });
});

describe('holidays', () => {
  const calendars = [
    { id: 'state', dates: ['2026-01-06'] },
    { id: 'firm', dates: ['2026-01-07', '2026-01-09'] },
  ];
  const withHolidays = (changes: Partial<RotationLayer>) => ({
    ...open([], changes),
    holidayCalendars: calendars,
  });

  it('of several calendars are united, and a layer may be off on them', () => {
    const schedule = withHolidays({ holidays: 'off' });
    expect(read(schedule, '2026-01-05T12:00Z', '2026-01-11T00:00Z')).toEqual([
      '2026-01-05T13:00+01:00 ann',
      '2026-01-06T00:00+01:00 nobody',
      '2026-01-08T00:00+01:00 ann',
      '2026-01-09T00:00+01:00 nobody',
      '2026-01-10T00:00+01:00 ann',
    ]);
  });

  it('may be the only days on which a layer covers', () => {
    const schedule = withHolidays({ holidays: 'only' });
    expect(read(schedule, '2026-01-05T12:00Z', '2026-01-09T12:00Z')).toEqual([
      '2026-01-05T13:00+01:00 nobody',
      '2026-01-06T00:00+01:00 ann',
      '2026-01-08T00:00+01:00 nobody',
      '2026-01-09T00:00+01:00 ann',
    ]);
  });

  it('mean nothing to a layer that ignores them', () => {
    const schedule = withHolidays({ holidays: 'ignored' });
    expect(read(schedule, '2026-01-05T12:00Z', '2026-01-09T12:00Z')).toHaveLength(1);
  });

  it('cut a window that crosses into one at midnight', () => {
    const schedule = withHolidays({ holidays: 'off', windows: [daily('22:00', '06:00')] });
    expect(read(schedule, '2026-01-05T12:00Z', '2026-01-08T12:00Z')).toEqual([
      '2026-01-05T13:00+01:00 nobody',
      '2026-01-05T22:00+01:00 ann',
      '2026-01-06T00:00+01:00 nobody',
      '2026-01-08T00:00+01:00 ann',
      '2026-01-08T06:00+01:00 nobody',
    ]);
  });

  it('last from midnight to midnight where midnight is jumped over, and where it comes twice', () => {
    const on = (timeZone: string, date: string) => ({
      ...open([], { holidays: 'only', start: '2018-01-01T00:00' }, timeZone),
      holidayCalendars: [{ id: 'day', dates: [date] }],
    });
    expect(
      read(on('America/Havana', '2026-03-08'), '2026-03-08T00:00Z', '2026-03-10T00:00Z'),
    ).toEqual([
      '2026-03-07T19:00-05:00 nobody',
      '2026-03-08T01:00-04:00 ann',
      '2026-03-09T00:00-04:00 nobody',
    ]);
    // At 24:00 on the 17th it is 23:00 again.
    expect(
      read(on('America/Sao_Paulo', '2018-02-18'), '2018-02-18T00:00Z', '2018-02-19T12:00Z'),
    ).toEqual([
      '2018-02-17T22:00-02:00 nobody',
      '2018-02-18T00:00-03:00 ann',
      '2018-02-19T00:00-03:00 nobody',
    ]);
  });
});
