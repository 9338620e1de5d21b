import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';

import { CreatePolicyDto } from './policies.js';

const daily = (opens: string, closes: string) => ({ kind: 'daily', opens, closes });
const weekly = (from: [number, string], to: [number, string]) => ({
  kind: 'weekly',
  opens: { weekday: from[0], time: from[1] },
  closes: { weekday: to[0], time: to[1] },
});
const isTaken = (supportHours: unknown) =>
  validateSync(plainToInstance(CreatePolicyDto, { name: 'Desk', supportHours })).length === 0;

describe('the support hours of a policy', () => {
  it.each([
    ['none', null],
    ['a whole day', { windows: [daily('00:00', '24:00')], holidays: [] }],
    ['a night', { windows: [daily('22:00', '06:00')], holidays: ['2026-12-24'] }],
    ['a whole week', { windows: [weekly([1, '00:00'], [7, '24:00'])], holidays: [] }],
    ['a leap day', { windows: [daily('09:00', '17:00')], holidays: ['2028-02-29'] }],
  ])('may be %s', (_title, hours) => {
    expect(isTaken(hours)).toBe(true);
  });

  it.each([
    ['without a window', { windows: [], holidays: [] }],
    ['without holidays', { windows: [daily('09:00', '17:00')] }],
    ['that end when they begin', { windows: [daily('09:00', '09:00')], holidays: [] }],
    ['of a week without length', { windows: [weekly([2, '00:00'], [1, '24:00'])], holidays: [] }],
    ['that begin at 24:00', { windows: [daily('24:00', '06:00')], holidays: [] }],
    ['at 25:00', { windows: [daily('09:00', '25:00')], holidays: [] }],
    ['of an eighth day', { windows: [weekly([8, '09:00'], [8, '10:00'])], holidays: [] }],
    ['with a day that is not', { windows: [daily('09:00', '17:00')], holidays: ['2026-02-29'] }],
    ['with half a window', { windows: [{ kind: 'weekly' }], holidays: [] }],
    ['with null for a window', { windows: [null], holidays: [] }],
    ['with text for times', { windows: [weekly('Monday' as never, 5 as never)], holidays: [] }],
    ['with null for times', { windows: [{ kind: 'weekly', opens: null }], holidays: [] }],
    ['of text', 'always'],
    ['of a list', []],
  ])('may not be hours %s', (_title, hours) => {
    expect(isTaken(hours)).toBe(false);
  });
});
