import { describe, expect, it } from 'vitest';

import { readableCost } from './cost';

describe('readableCost', () => {
  it.each([
    ['0.0135', 'USD', '$0.0135'],
    ['0', 'USD', '$0.00'],
    ['12345678901234567.891', 'EUR', '€12,345,678,901,234,567.891'],
    ['-0.5', 'USD', '-$0.50'],
  ])('tells %s %s as %s', (amount, unit, words) => {
    expect(readableCost({ amount, unit })).toBe(words);
  });
});
