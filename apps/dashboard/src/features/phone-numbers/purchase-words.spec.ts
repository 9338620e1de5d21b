import { expect, it } from 'vitest';

import { countryChoices, countryOfReader } from './country-choices';
import { capabilityWords, monthlyPriceWords, placeOf } from './purchase-words';

it.each([
  ['1.15', 'USD', '$1.15 a month'],
  ['3', 'EUR', '€3.00 a month'],
  [null, 'USD', undefined],
  ['1.15', null, undefined],
])('says a price of %s %s as %s', (monthlyPrice, currency, words) => {
  expect(monthlyPriceWords({ monthlyPrice, currency })).toBe(words);
});

it.each([
  ['Austin', 'TX', 'Austin, TX'],
  [null, 'TX', 'TX'],
  [null, null, null],
])('places %s, %s in %s', (locality, region, place) => {
  expect(placeOf({ locality, region })).toBe(place);
});

it.each([
  [true, true, 'Calls and SMS'],
  [true, false, 'Calls only'],
  [false, true, 'No calls'],
])('says what a number takes: calls %s, messages %s', (takesCalls, takesMessages, words) => {
  expect(capabilityWords({ takesCalls, takesMessages })).toBe(words);
});

it('puts the country of the reader first, and leaves out where nothing is sold', () => {
  const countries = [
    { code: 'AU', name: 'Australia', kinds: ['local'] as const },
    { code: 'DE', name: 'Germany', kinds: ['local'] as const },
    { code: 'FR', name: 'France', kinds: [] },
  ].map((country) => ({ ...country, kinds: [...country.kinds] }));
  const choices = countryChoices(countries, countryOfReader(['en', 'de-DE', 'en-AU']));

  expect(choices.map(({ code }) => code)).toEqual(['DE', 'AU']);
});
