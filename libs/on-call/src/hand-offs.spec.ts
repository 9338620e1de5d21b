import { describe, expect, it } from 'vitest';

import type { Rotation, RotationLayer } from './index.js';
import { read, rotationLayer, scheduleOf, whoAt } from './testing/schedules.js';

const people = ['ann', 'bob', 'cem', 'dai'];

function rotating(timeZone: string, rotation: Rotation, changes: Partial<RotationLayer>) {
  return scheduleOf({ timeZone, layers: [rotationLayer(people, { rotation, ...changes })] });
}

const hourly: Rotation = { unit: 'hours', every: 1 };
const daily = (handOffTime: string): Rotation => ({ unit: 'days', every: 1, handOffTime });

describe('hand-offs by the hour', () => {
  it('go by what the clock shows: when it jumps, a turn is short and none is lost', () => {
    const schedule = rotating('America/New_York', hourly, { start: '2026-03-08T00:30' });
    expect(read(schedule, '2026-03-08T05:30Z', '2026-03-08T09:30Z')).toEqual([
      '2026-03-08T00:30-05:00 ann',
      '2026-03-08T01:30-05:00 bob',
      '2026-03-08T03:00-04:00 cem',
      '2026-03-08T03:30-04:00 dai',
      '2026-03-08T04:30-04:00 ann',
    ]);
  });

  it('wait when the hour repeats: the turn from 01:00 lasts two hours', () => {
    const schedule = rotating('America/New_York', hourly, { start: '2026-11-01T00:00' });
    expect(read(schedule, '2026-11-01T04:00Z', '2026-11-01T08:00Z')).toEqual([
      '2026-11-01T00:00-04:00 ann',
      '2026-11-01T01:00-04:00 bob',
      '2026-11-01T02:00-05:00 cem',
    ]);
  });

  it('of which one is swallowed by the jump still use up its turn', () => {
    const schedule = rotating('Europe/Berlin', hourly, { start: '2026-03-29T00:00' });
    expect(read(schedule, '2026-03-28T23:00Z', '2026-03-29T03:00Z')).toEqual([
      '2026-03-29T00:00+01:00 ann',
      '2026-03-29T01:00+01:00 bob',
      '2026-03-29T03:00+02:00 dai',
      '2026-03-29T04:00+02:00 ann',
    ]);
  });

  it('begin at the start itself, at whichever minute', () => {
    const schedule = rotating(
      'Asia/Kathmandu',
      { unit: 'hours', every: 8 },
      { start: '2026-01-01T09:17' },
    );
    expect(read(schedule, '2026-01-01T03:32Z', '2026-01-01T20:00Z')).toEqual([
      '2026-01-01T09:17+05:45 ann',
      '2026-01-01T17:17+05:45 bob',
      '2026-01-02T01:17+05:45 cem',
    ]);
  });

  it('are right after fifty years, without a walk through them', () => {
    const schedule = rotating('Europe/Berlin', hourly, { start: '2026-01-01T00:00' });
    const hours = (Date.parse('2076-07-01T12:00Z') - Date.parse('2026-01-01T00:00Z')) / 3_600_000;
    expect(whoAt(schedule, '2076-07-01T10:30Z')).toBe(people[hours % 4]);
    expect(whoAt(schedule, '2076-07-01T09:59:59.999Z')).toBe(people[(hours - 1) % 4]);
  });
});

describe('hand-offs by the day', () => {
  it('that fall into the jump come first thing after it, at 03:00 and not at 03:30', () => {
    const schedule = rotating('Europe/Berlin', daily('02:30'), { start: '2026-03-28T02:30' });
    expect(read(schedule, '2026-03-28T02:00Z', '2026-03-30T03:00Z')).toEqual([
      '2026-03-28T03:00+01:00 ann',
      '2026-03-29T03:00+02:00 bob',
      '2026-03-30T02:30+02:00 cem',
    ]);
  });

  it('come at the first of two times that the clock shows', () => {
    const schedule = rotating('Europe/Berlin', daily('02:30'), { start: '2026-10-24T02:30' });
    expect(read(schedule, '2026-10-24T00:30Z', '2026-10-26T02:00Z')).toEqual([
      '2026-10-24T02:30+02:00 ann',
      '2026-10-25T02:30+02:00 bob',
      '2026-10-26T02:30+01:00 cem',
    ]);
  });

  it('know a clock that jumps by half an hour', () => {
    const schedule = rotating('Australia/Lord_Howe', daily('02:10'), { start: '2026-10-03T02:10' });
    expect(read(schedule, '2026-10-02T15:40Z', '2026-10-04T16:00Z')).toEqual([
      '2026-10-03T02:10+10:30 ann',
      '2026-10-04T02:30+11:00 bob',
      '2026-10-05T02:10+11:00 cem',
    ]);
    const autumn = rotating('Australia/Lord_Howe', daily('01:45'), { start: '2026-04-04T01:45' });
    expect(read(autumn, '2026-04-03T14:45Z', '2026-04-05T16:00Z')).toEqual([
      '2026-04-04T01:45+11:00 ann',
      '2026-04-05T01:45+11:00 bob',
      '2026-04-06T01:45+10:30 cem',
    ]);
  });

  it('count the day that Samoa left out', () => {
    const schedule = rotating('Pacific/Apia', daily('00:00'), { start: '2011-12-28T00:00' });
    expect(read(schedule, '2011-12-28T10:00Z', '2012-01-01T00:00Z')).toEqual([
      '2011-12-28T00:00-10:00 ann',
      '2011-12-29T00:00-10:00 bob',
      '2011-12-31T00:00+14:00 dai',
      '2012-01-01T00:00+14:00 ann',
    ]);
  });

  it('stay at their hour through Ramadan in Casablanca', () => {
    const schedule = rotating('Africa/Casablanca', daily('02:30'), { start: '2025-02-22T02:30' });
    expect(read(schedule, '2025-02-22T01:30Z', '2025-02-24T03:00Z')).toEqual([
      '2025-02-22T02:30+01:00 ann',
      '2025-02-23T02:30+01:00 bob',
      '2025-02-24T02:30+00:00 cem',
    ]);
  });
});

describe('the grid of hand-offs', () => {
  it('is laid from the last hand-off moment at or before the start; the first member has what is left', () => {
    const schedule = rotating(
      'Europe/Berlin',
      { unit: 'weeks', every: 1, weekday: 1, handOffTime: '09:00' },
      { start: '2026-01-07T12:00' },
    );
    expect(read(schedule, '2026-01-07T10:00Z', '2026-01-20T00:00Z')).toEqual([
      '2026-01-07T11:00+01:00 nobody',
      '2026-01-07T12:00+01:00 ann',
      '2026-01-12T09:00+01:00 bob',
      '2026-01-19T09:00+01:00 cem',
    ]);
  });

  it('counts N units from there', () => {
    const rotation: Rotation = { unit: 'days', every: 3, handOffTime: '09:00' };
    const schedule = rotating('Europe/Berlin', rotation, { start: '2026-01-02T08:00' });
    expect(read(schedule, '2026-01-02T07:00Z', '2026-01-08T00:00Z')).toEqual([
      '2026-01-02T08:00+01:00 ann',
      '2026-01-04T09:00+01:00 bob',
      '2026-01-07T09:00+01:00 cem',
    ]);
  });

  it('gives the whole period to the first member when the layer starts with a hand-off', () => {
    const schedule = rotating('Europe/Berlin', daily('09:00'), { start: '2026-01-01T09:00' });
    expect(read(schedule, '2026-01-01T08:00Z', '2026-01-02T08:00:01Z')).toEqual([
      '2026-01-01T09:00+01:00 ann',
      '2026-01-02T09:00+01:00 bob',
    ]);
  });

  it('clamps the day of the month each time anew', () => {
    const rotation: Rotation = { unit: 'months', every: 1, dayOfMonth: 31, handOffTime: '08:00' };
    const schedule = rotating('Europe/Berlin', rotation, { start: '2026-01-31T08:00' });
    expect(read(schedule, '2026-01-31T07:00Z', '2026-05-01T00:00Z')).toEqual([
      '2026-01-31T08:00+01:00 ann',
      '2026-02-28T08:00+01:00 bob',
      '2026-03-31T08:00+02:00 cem',
      '2026-04-30T08:00+02:00 dai',
    ]);
  });

  it('knows the day of the month though the layer starts in a shorter one', () => {
    const rotation: Rotation = { unit: 'months', every: 2, dayOfMonth: 31, handOffTime: '08:00' };
    const schedule = rotating('Europe/Berlin', rotation, { start: '2028-03-05T00:00' });
    expect(read(schedule, '2028-03-05T00:00Z', '2028-09-01T00:00Z')).toEqual([
      '2028-03-05T01:00+01:00 ann',
      '2028-04-30T08:00+02:00 bob',
      '2028-06-30T08:00+02:00 cem',
      '2028-08-31T08:00+02:00 dai',
    ]);
  });
});

describe('a layer', () => {
  it('covers nothing before its start and from its end on', () => {
    const schedule = rotating('Europe/Berlin', daily('09:00'), { end: '2026-01-02T12:00' });
    expect(whoAt(schedule, '2026-01-01T07:59:59.999Z')).toBe('nobody');
    expect(whoAt(schedule, '2026-01-01T08:00Z')).toBe('ann');
    expect(whoAt(schedule, '2026-01-02T10:59:59.999Z')).toBe('bob');
    expect(whoAt(schedule, '2026-01-02T11:00Z')).toBe('nobody');
  });

  it('starts and ends first thing after a jump that its times fall into', () => {
    const schedule = rotating('Europe/Berlin', daily('09:00'), {
      start: '2026-03-29T02:15',
      end: '2027-03-28T02:45',
    });
    expect(whoAt(schedule, '2026-03-29T00:59:59.999Z')).toBe('nobody');
    expect(whoAt(schedule, '2026-03-29T01:00Z')).toBe('ann');
    expect(whoAt(schedule, '2027-03-28T00:59:59.999Z')).not.toBe('nobody');
    expect(whoAt(schedule, '2027-03-28T01:00Z')).toBe('nobody');
  });

  it('gives turn k to member k mod n, however many people a turn belongs to', () => {
    const layer = rotationLayer([], { members: [['ann', 'bob'], ['cem']] });
    expect(read(scheduleOf({ layers: [layer] }), '2026-01-01T08:00Z', '2026-01-04T00:00Z')).toEqual(
      [
        '2026-01-01T09:00+01:00 ann and bob',
        '2026-01-02T09:00+01:00 cem',
        '2026-01-03T09:00+01:00 ann and bob',
      ],
    );
  });

  it('wins alone if it is the highest that covers; in the other mode everyone is on call, each once', () => {
    const high = rotationLayer(['ann'], {
      id: 'high',
      windows: [{ kind: 'daily', opens: '10:00', closes: '12:00' }],
    });
    const low = rotationLayer([], { id: 'low', members: [['ann', 'bob']] });
    const layers = [high, low];
    const [from, to] = ['2026-01-05T08:30Z', '2026-01-05T12:00Z'];
    expect(read(scheduleOf({ layers }), from, to)).toEqual([
      '2026-01-05T09:30+01:00 ann and bob',
      '2026-01-05T10:00+01:00 ann',
      '2026-01-05T12:00+01:00 ann and bob',
    ]);
    const all = scheduleOf({
      layers: [{ ...high, members: [['cem'], ['ann']] }, low],
      mode: 'all-on-call',
    });
    expect(read(all, from, to)).toEqual([
      '2026-01-05T09:30+01:00 ann and bob',
      '2026-01-05T10:00+01:00 cem and ann and bob',
      '2026-01-05T12:00+01:00 ann and bob',
    ]);
  });
});
