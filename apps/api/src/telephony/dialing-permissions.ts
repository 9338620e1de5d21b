import type { CarrierAccount } from './carrier-account.js';
import { notACarrier } from './carrier-error.js';
import { ask } from './carrier-requests.js';

/** More than there are on earth. */
const mostCountries = 1000;

/** A country as the carrier lists it, and whether the account may call ordinary phones there. */
export type DialledCountry = {
  name: string;
  /** What its numbers begin with, as `+49`. */
  callingCodes: readonly string[];
  isAllowed: boolean;
};

/**
 * The geographic permissions of the account, from all pages.
 *
 * @throws {CarrierError} whatever goes wrong; carriers other than Twilio know no such thing.
 */
export function fetchDialledCountries(account: CarrierAccount): Promise<DialledCountry[]> {
  return ask(account, {}, async (client) => {
    const countries = await client.voice.v1.dialingPermissions.countries.list({
      pageSize: mostCountries,
      limit: mostCountries,
    });
    if (countries.length === 0) throw notACarrier();
    return countries.map(({ name, countryCodes, lowRiskNumbersEnabled }) => ({
      name,
      callingCodes: countryCodes.map((code) => `+${code.replace(/\D/g, '')}`),
      isAllowed: lowRiskNumbersEnabled,
    }));
  });
}

/**
 * The country that keeps a number from being called; undefined when it may be called, as far as the permissions tell.
 *
 * Several countries may share a calling code: one that is allowed lets the number pass.
 */
export function forbiddenCountryOf(
  number: string,
  countries: readonly DialledCountry[],
): string | undefined {
  const lengthOf = ({ callingCodes }: DialledCountry) =>
    Math.max(0, ...callingCodes.filter((code) => number.startsWith(code)).map((c) => c.length));
  const longest = Math.max(0, ...countries.map(lengthOf));
  const closest = longest === 0 ? [] : countries.filter((each) => lengthOf(each) === longest);
  return closest.some(({ isAllowed }) => isAllowed) ? undefined : closest[0]?.name;
}
