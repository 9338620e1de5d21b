import { describe, expect, it } from 'vitest';

import { startOfDay } from './local-date';
import { daysOf, neighbourDate, periodAround } from './shown-period';

const iso = (instant: number) => new Date(instant).toISOString();

describe('the shown period', () => {
  it.each([
    ['week', '2026-03-11', '2026-03-09T04:00:00.000Z', '2026-03-16T04:00:00.000Z'],
    ['two-weeks', '2026-03-15', '2026-03-09T04:00:00.000Z', '2026-03-23T04:00:00.000Z'],
    // It begins before the change of clocks and ends after it.
    ['week', '2026-03-08', '2026-03-02T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['month', '2026-12-24', '2026-12-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
  ] as const)('of a %s around %s in New York is %s to %s', (span, date, from, to) => {
    const period = periodAround(span, date, 'America/New_York');

    expect([iso(period.from), iso(period.to)]).toEqual([from, to]);
  });

  it.each([
    ['week', '2026-03-11', 1, '2026-03-16'],
    ['two-weeks', '2026-03-11', -1, '2026-02-23'],
    ['month', '2026-01-31', 1, '2026-02-01'],
    ['month', '2026-01-31', -1, '2025-12-01'],
  ] as const)('of a %s around %s has a neighbour (%i) around %s', (span, date, step, there) => {
    expect(neighbourDate(span, date, step)).toBe(there);
  });

  it('has a day of 23 hours in spring and one of 25 in autumn', () => {
    const hours = (date: string) =>
      daysOf(periodAround('week', date, 'Europe/Berlin'), 'Europe/Berlin').map((day) => day.hours);

    expect(hours('2026-03-29')).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(hours('2026-10-25')).toEqual([24, 24, 24, 24, 24, 24, 25]);
  });

  it('fills the period with its days, wherever midnight is left out or a whole day', () => {
    for (const [zone, date] of [
      ['Africa/Cairo', '2026-04-24'],
      ['Pacific/Apia', '2011-12-30'],
      ['Australia/Lord_Howe', '2026-04-05'],
    ] as const) {
      const period = periodAround('month', date, zone);
      const days = daysOf(period, zone);

      expect(days[0]?.from).toBe(period.from);
      expect(days.at(-1)?.to).toBe(period.to);
      expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
    }
    expect(
      daysOf(periodAround('month', '2011-12-30', 'Pacific/Apia'), 'Pacific/Apia').map(
        ({ date }) => date,
      ),
    ).not.toContain('2011-12-30');
  });

  it('begins a day without midnight when its clock has reached it', () => {
    expect(iso(startOfDay('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00.000Z');
  });
});
