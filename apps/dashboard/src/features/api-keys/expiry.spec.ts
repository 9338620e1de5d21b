import { describe, expect, it } from 'vitest';

import { dayOf, defaultExpiry, endOfDay } from './expiry';

describe('the day on which a key expires', () => {
  it.each(['2026-01-31', '2028-02-29', '2026-12-31'])('is %s to its last second', (day) => {
    const end = endOfDay(day);

    expect(dayOf(end)).toBe(day);
    expect(new Date(end ?? '').getSeconds()).toBe(59);
  });

  it('may be none', () => {
    expect(endOfDay('')).toBeNull();
    expect(dayOf(null)).toBe('');
  });

  it('is 90 days from now at first', () => {
    expect(dayOf(defaultExpiry(new Date('2026-01-01T12:00:00')))).toBe('2026-04-01');
  });
});
