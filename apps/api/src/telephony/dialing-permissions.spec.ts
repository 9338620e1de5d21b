import { describe, expect, it } from 'vitest';

import { forbiddenCountryOf } from './dialing-permissions.js';

const country = (name: string, isAllowed: boolean, ...callingCodes: string[]) => ({
  name,
  isAllowed,
  callingCodes,
});
const countries = [
  country('United States/Canada', true, '+1'),
  country('Dominican Republic', false, '+1809', '+1829'),
  country('Germany', false, '+49'),
  country('United Kingdom', true, '+44'),
  country('Jersey', false, '+44'),
];

describe('forbiddenCountryOf', () => {
  it.each([
    ['+12025550100', undefined],
    ['+18095550100', 'Dominican Republic'],
    ['+18295550100', 'Dominican Republic'],
    ['+4930123456', 'Germany'],
    ['+441534000000', undefined],
    ['+88212345678', undefined],
  ])('knows the country that forbids %s: %s', (number, expected) => {
    expect(forbiddenCountryOf(number, countries)).toBe(expected);
  });

  it('forbids nothing when the carrier tells nothing', () => {
    expect(forbiddenCountryOf('+4930123456', [])).toBeUndefined();
  });
});
