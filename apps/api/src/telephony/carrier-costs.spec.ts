import { describe, expect, it } from 'vitest';

import { costOf } from './carrier-costs.js';

describe('the cost of a leg', () => {
  it.each([
    ['what is taken, to the last place', 'completed', '-0.01350', '0.01350'],
    ['nothing where nothing is taken', 'completed', '0.00000', '0.00000'],
    ['less than nothing where money is given back', 'completed', '0.5', '-0.5'],
    ['nothing where nobody answered', 'no-answer', null, '0'],
    ['nothing where the ring was stopped', 'canceled', null, '0'],
  ])('is %s', (_title, status, price, amount) => {
    expect(costOf({ status, price, priceUnit: 'usd' })).toEqual({ amount, unit: 'USD' });
  });

  it.each([
    ['the carrier names no price yet', 'completed', null, 'USD'],
    ['the leg goes on', 'in-progress', null, 'USD'],
    ['there is no currency', 'completed', '-0.01350', null],
    ['the price is no number', 'completed', 'free', 'USD'],
    ['the price has an exponent', 'completed', '-1e9', 'USD'],
  ])('is not known while %s', (_title, status, price, priceUnit) => {
    expect(costOf({ status, price, priceUnit })).toBeUndefined();
  });
});
