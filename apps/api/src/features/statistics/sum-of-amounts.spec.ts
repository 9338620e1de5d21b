import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sumOfAmounts } from './sum-of-amounts.js';

describe('a sum of amounts', () => {
  it.each([
    [[], '0'],
    [['0.0085', '0.013'], '0.0215'],
    [['0.1', '0.2'], '0.3'],
    [['1.50', '-0.5'], '1'],
    [['-0.0085'], '-0.0085'],
    [['99999999999999999999', '0.00001'], '99999999999999999999.00001'],
  ])('of %j is %s', (amounts, sum) => {
    expect(sumOfAmounts(amounts)).toBe(sum);
  });

  it('does not depend on what is added first', () => {
    const amount = fc
      .integer({ min: -9_999_999, max: 9_999_999 })
      .map((n) => (n / 100_000).toFixed(5));
    fc.assert(
      fc.property(fc.array(amount), fc.nat(), (amounts, cut) => {
        const [some, others] = [amounts.slice(0, cut), amounts.slice(cut)];
        expect(sumOfAmounts([sumOfAmounts(some), sumOfAmounts(others)])).toBe(
          sumOfAmounts(amounts),
        );
      }),
    );
  });
});
