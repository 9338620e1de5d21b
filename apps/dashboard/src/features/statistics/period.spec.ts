import { describe, expect, it } from 'vitest';

import { daysOf, periodBetween, periodOf } from './period';

const now = new Date(2026, 2, 31, 15, 30).getTime();
const midnight = (year: number, month: number, day: number) =>
  new Date(year, month - 1, day).toISOString();

describe('a period', () => {
  it('of some days ends tonight', () => {
    expect(periodOf(30, now)).toEqual({ from: midnight(2026, 3, 2), to: midnight(2026, 4, 1) });
    expect(daysOf(30, now)).toEqual({ first: '2026-03-02', last: '2026-03-31' });
  });

  it('between two days has both of them, be the night of changed clocks among them', () => {
    expect(periodBetween('2026-03-01', '2026-03-31', now)).toEqual({
      from: midnight(2026, 3, 1),
      to: midnight(2026, 4, 1),
    });
    expect(periodBetween('2026-03-31', '2026-03-31', now)).toEqual({
      from: midnight(2026, 3, 31),
      to: midnight(2026, 4, 1),
    });
    expect(periodBetween('2025-03-31', '2026-03-31', now)).toBeInstanceOf(Object);
  });

  it.each([
    ['', '2026-03-01', 'Choose the first and the last day.'],
    ['2026-03-01', 'soon', 'Choose the first and the last day.'],
    ['2026-03-02', '2026-03-01', 'Choose a last day that is not before the first.'],
    ['2025-03-30', '2026-03-31', 'Choose a year at most.'],
    ['2026-04-01', '2026-04-02', 'Choose a first day that has begun.'],
  ])('from %j to %j is none', (first, last, words) => {
    expect(periodBetween(first, last, now)).toBe(words);
  });
});
