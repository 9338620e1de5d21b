import { describe, expect, it } from 'vitest';

import { toAuditedSchedule, type ScheduleRow } from './schedule.mapper.js';

/** A rotation of so many turns of fifty, all of them by Alice but the last one. */
const rowOf = (turns: number, last: string): ScheduleRow => ({
  ...{ id: 'schedule', name: 'Primary', description: '', time_zone: 'UTC', mode: 'one-wins' },
  ...{ holiday_calendars: [], version: 1, sort_name: 'primary' },
  ...{ created_at: new Date(0), updated_at: new Date(0) },
  people: [
    { userId: 'alice', name: 'Alice', phone: '+12025550111' },
    { userId: 'bob', name: 'Bob', phone: null },
  ],
  layers: [
    {
      ...{ id: 'layer', name: '', kind: 'rotation' },
      definition: {
        ...{ start: '2026-03-02T09:00', end: null, rotation: { unit: 'hours', every: 1 } },
        ...{ windows: [], holidays: 'ignored', turnsFollow: 'calendar' },
      },
      people: Array.from({ length: 50 * turns }, (_, place) => [
        Math.floor(place / 50) + 1,
        place < 50 * turns - 1 ? 'alice' : last,
      ]),
    },
  ],
});

describe('a schedule in the audit log', () => {
  it('names people, and no phones', () => {
    const text = JSON.stringify(toAuditedSchedule(rowOf(2, 'bob')));

    expect(text).toContain('"Alice","Bob"]');
    expect(text).not.toContain('+1202');
  });

  it('names no more people than a page of entries can hold, and yet tells of every change', () => {
    const audited = (last: string) => JSON.stringify(toAuditedSchedule(rowOf(500, last)));

    expect(audited('alice').length).toBeLessThan(12_000);
    expect(audited('alice')).toMatch(/"and 480 more turns \([0-9a-f]{8}\)"/);
    expect(audited('bob')).not.toBe(audited('alice'));
  });
});
