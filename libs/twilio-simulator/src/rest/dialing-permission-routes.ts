import type { Account } from '../world/account.js';
import { diallingCountries, type DiallingCountry } from '../world/dialing-permissions.js';
import { metaPage } from './meta-page.js';
import { notFound } from './rest-error.js';
import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

/** `GET /v1/DialingPermissions/Countries` of the Voice API: which countries the account may call. */
export function listDiallingCountries(request: RestRequest): RestAnswer {
  const { account, params } = request;
  const isoCode = params.get('IsoCode');
  const prefix = params.get('CountryCode');
  const enabled = params.get('LowRiskNumbersEnabled');
  const found = diallingCountries
    .filter(({ code }) => isoCode === null || code === isoCode)
    .filter(({ prefixes }) => prefix === null || prefixes.includes(prefix))
    .map((country) => countryJson(country, account))
    .filter((json) => enabled === null || String(json.low_risk_numbers_enabled) === enabled);
  return metaPage(request, 'voice.twilio.com', 'content', found);
}

/** `GET /v1/DialingPermissions/Countries/{CC}`. */
export function readDiallingCountry({ account, parts, path }: RestRequest): RestAnswer {
  const country = diallingCountries.find(({ code }) => code === parts[0]);
  if (!country) throw notFound(path);
  return ok(countryJson(country, account));
}

function countryJson({ code, name, continent, prefixes }: DiallingCountry, account: Account) {
  const url = `https://voice.twilio.com/v1/DialingPermissions/Countries/${code}`;
  return {
    iso_code: code,
    name,
    continent,
    country_codes: prefixes,
    low_risk_numbers_enabled: !(account.forbiddenCountries ?? []).includes(code),
    high_risk_special_numbers_enabled: false,
    high_risk_tollfraud_numbers_enabled: false,
    url,
    links: { highrisk_special_prefixes: `${url}/HighRiskSpecialPrefixes` },
  };
}
