import type { Account } from './account.js';

/** A country as the console lists it; what it may be called there is permitted or not. */
export interface DiallingCountry {
  readonly code: string;
  readonly name: string;
  readonly continent: string;
  readonly prefixes: readonly string[];
}

const country = (
  code: string,
  name: string,
  continent: string,
  ...prefixes: string[]
): DiallingCountry => ({ code, name, continent, prefixes });

/** Enough of Twilio's list; the United States and Canada are one entry of it. */
export const diallingCountries: readonly DiallingCountry[] = [
  country('AT', 'Austria', 'EUROPE', '+43'),
  country('AU', 'Australia', 'OCEANIA', '+61'),
  country('BE', 'Belgium', 'EUROPE', '+32'),
  country('BR', 'Brazil', 'SOUTH_AMERICA', '+55'),
  country('CH', 'Switzerland', 'EUROPE', '+41'),
  country('DE', 'Germany', 'EUROPE', '+49'),
  country('DK', 'Denmark', 'EUROPE', '+45'),
  country('DO', 'Dominican Republic', 'NORTH_AMERICA', '+1809', '+1829', '+1849'),
  country('ES', 'Spain', 'EUROPE', '+34'),
  country('FI', 'Finland', 'EUROPE', '+358'),
  country('FR', 'France', 'EUROPE', '+33'),
  country('GB', 'United Kingdom', 'EUROPE', '+44'),
  country('IE', 'Ireland', 'EUROPE', '+353'),
  country('IL', 'Israel', 'ASIA', '+972'),
  country('IN', 'India', 'ASIA', '+91'),
  country('IT', 'Italy', 'EUROPE', '+39'),
  country('JM', 'Jamaica', 'NORTH_AMERICA', '+1876'),
  country('JP', 'Japan', 'ASIA', '+81'),
  country('MX', 'Mexico', 'NORTH_AMERICA', '+52'),
  country('NL', 'Netherlands', 'EUROPE', '+31'),
  country('NO', 'Norway', 'EUROPE', '+47'),
  country('NZ', 'New Zealand', 'OCEANIA', '+64'),
  country('PL', 'Poland', 'EUROPE', '+48'),
  country('PT', 'Portugal', 'EUROPE', '+351'),
  country('SE', 'Sweden', 'EUROPE', '+46'),
  country('SG', 'Singapore', 'ASIA', '+65'),
  country('US', 'United States/Canada', 'NORTH_AMERICA', '+1'),
];

/** Whether the account's geographic permissions let it call a number; the longest prefix decides. */
export function mayDial({ forbiddenCountries = [] }: Account, number: string): boolean {
  const lengthOf = ({ prefixes }: DiallingCountry) =>
    Math.max(0, ...prefixes.filter((prefix) => number.startsWith(prefix)).map((p) => p.length));
  const [closest] = diallingCountries.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return (
    closest === undefined || lengthOf(closest) === 0 || !forbiddenCountries.includes(closest.code)
  );
}
