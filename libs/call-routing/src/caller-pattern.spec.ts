import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactnessOf, matchesCaller } from './caller-pattern.js';

describe('a pattern', () => {
  it.each([
    ['+4930901820', '+4930901820'],
    ['+4930*', '+4930901820'],
    ['+4930*', '+4930'],
    ['*1820', '+4930901820'],
    ['+49*18*', '+4930901820'],
    ['*', '100'],
    ['+1*55*55*', '+12025550155'],
    ['sip:*@example.com', 'sip:Alice@Example.com'],
  ])('%s means %s', (pattern, caller) => {
    expect(matchesCaller(pattern, caller)).toBe(true);
  });

  it.each([
    ['+4930901820', '+49309018201'],
    ['+4930901820', '4930901820'],
    ['+4930*', '+4931901820'],
    ['*1820', '+49309018201'],
    ['+49*49', '+49'],
    ['1*1', '1'],
    ['*5*5', '+4935'],
    ['', '+4930901820'],
  ])('%s does not mean %s', (pattern, caller) => {
    expect(matchesCaller(pattern, caller)).toBe(false);
  });

  const digit = fc.constantFrom('0', '1', '2');
  const digits = fc.string({ unit: digit, maxLength: 8 });
  const pattern = fc.string({ unit: fc.oneof(digit, fc.constant('*')), maxLength: 8 });

  it('means whom the regular expression that says the same means', () => {
    fc.assert(
      fc.property(pattern, digits, (stars, caller) => {
        const same = new RegExp(`^${stars.replaceAll('*', '.*')}$`);
        expect(matchesCaller(stars, caller)).toBe(same.test(caller));
      }),
      { numRuns: 5000 },
    );
  });

  it('is more exact the more it says, and most without a star', () => {
    const sorted = ['+4930901820', '+49309*', '+49*', '*'];
    expect(sorted.toSorted((one, two) => exactnessOf(two) - exactnessOf(one))).toEqual(sorted);
  });
});
