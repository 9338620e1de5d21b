import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  firstIdOf,
  inMonth,
  monthAfter,
  monthOf,
  monthOfId,
  partOf,
  startOf,
} from './call-month.js';

describe('a month of the record', () => {
  it.each([
    ['2026-11-30T23:59:59.999Z', '2611', 'calls_202611'],
    ['2026-12-01T00:00:00Z', '2612', 'calls_202612'],
    ['2030-01-15T12:00:00Z', '3001', 'calls_203001'],
    ['2112-07-01T00:00:00Z', 'b207', 'calls_211207'],
  ])('of %s is %s, in the part %s', (at, month, part) => {
    expect(monthOf(new Date(at))).toBe(month);
    expect(partOf('calls', month)).toBe(part);
    expect(monthOfId(firstIdOf(month))).toBe(month);
  });

  it('is in UTC, follows the one before it, and so do its ids', () => {
    const times = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2159-11-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, (at) => {
        const month = monthOf(at);
        const after = monthAfter(month);
        expect(monthOf(startOf(after, -1))).toBe(month);
        expect(at >= startOf(month) && at < startOf(after)).toBe(true);
        expect(firstIdOf(after) > firstIdOf(month)).toBe(true);
      }),
    );
  });

  it('stands in no id that was made at random', () => {
    expect(monthOfId('7f3c2611-2611-8611-8611-261126112611')).toBeUndefined();
  });

  it('is where its SQL looks, and ids without one have a part of their own', () => {
    const sql = 'SELECT FROM {calls} JOIN {call_attempts} ON true';
    expect(inMonth('2611', sql)).toBe('SELECT FROM calls_202611 JOIN call_attempts_202611 ON true');
    expect(inMonth(undefined, sql)).toMatch(/FROM calls_without_month /);
  });
});
