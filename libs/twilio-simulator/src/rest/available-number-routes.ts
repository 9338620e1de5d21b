import { notFound, badRequest } from './rest-error.js';
import {
  countries,
  type Country,
  type NumberType,
  type OfferedNumber,
  offeredNumbers,
} from './number-market.js';
import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

const subresources: Readonly<Record<NumberType, string>> = {
  Local: 'local',
  TollFree: 'toll_free',
  Mobile: 'mobile',
  National: 'national',
};

/** `GET /AvailablePhoneNumbers.json`: the countries, and what each sells. */
export function listCountries({ path }: RestRequest): RestAnswer {
  const base = path.replace(/\.json$/, '');
  return ok({
    countries: countries.map((country) => ({
      country_code: country.code,
      country: country.name,
      beta: false,
      uri: `${base}/${country.code}.json`,
      subresource_uris: Object.fromEntries(
        typesOf(country).map((type) => [
          subresources[type],
          `${base}/${country.code}/${type}.json`,
        ]),
      ),
    })),
    uri: path,
  });
}

/** `GET /AvailablePhoneNumbers/{CC}/{Type}.json`: numbers that nobody owns yet; no paging keys. */
export function searchNumbers({ world, path, params, parts }: RestRequest): RestAnswer {
  const [code = '', type = ''] = parts;
  const country = countries.find((each) => each.code === code);
  if (!country || !isSold(country, type)) throw notFound(path);
  const areaCode = params.get('AreaCode') ?? undefined;
  const size = Number(params.get('PageSize') ?? 50) || 50;
  const taken = new Set(world.numbers.map(({ phoneNumber }) => phoneNumber));
  const wanted = containsTest(params.get('Contains'));
  const found = offeredNumbers(country, type, areaCode)
    .filter(({ phoneNumber }) => !taken.has(phoneNumber))
    .filter(({ phoneNumber }) => wanted(phoneNumber))
    .filter((number) => suits(number, params));
  return ok({
    available_phone_numbers: found.slice(0, Math.min(size, 1000)).map(shown),
    uri: path + (params.size > 0 ? `?${params.toString()}` : ''),
  });
}

function suits({ sms, addressRequirements }: OfferedNumber, params: URLSearchParams): boolean {
  const capabilities = { VoiceEnabled: true, SmsEnabled: sms, MmsEnabled: sms, FaxEnabled: false };
  const refused = {
    ExcludeAllAddressRequired: addressRequirements !== 'none',
    ExcludeLocalAddressRequired: addressRequirements === 'local',
    ExcludeForeignAddressRequired: addressRequirements === 'foreign',
    Beta: false,
  };
  return (
    Object.entries(capabilities).every(
      ([name, has]) => params.get(name) === null || (params.get(name) === 'true') === has,
    ) && !Object.entries(refused).some(([name, is]) => params.get(name) === 'true' && is)
  );
}

/** `Contains`: digits, letters of the keypad, `*` for any digit, `+` and `$` for beginning and end. */
function containsTest(pattern: string | null): (phoneNumber: string) => boolean {
  if (pattern === null || pattern === '') return () => true;
  const isValid = /^\+?[0-9A-Za-z*%]{2,16}\$?$/.test(pattern);
  const plain = pattern.replace(/[*%+$]/g, '');
  if (!isValid || plain.length < 2 || /[^*]\*+[^*$]/.test(pattern))
    throw badRequest(21421, 'Invalid Pattern Provided');
  const keypad = (letter: string) =>
    '22233344455566677778889999'[letter.toUpperCase().charCodeAt(0) - 65] ?? letter;
  const expression = pattern
    .replace(/[A-Za-z]/g, keypad)
    .replace(/\*+$/, '')
    .replace(/^\*+/, '')
    .replaceAll('%', '\\d')
    .replace(/^\+/, '^\\+');
  const matches = new RegExp(expression);
  return (phoneNumber) => matches.test(phoneNumber);
}

function shown(number: OfferedNumber): Record<string, unknown> {
  const { phoneNumber, national, country, sms, addressRequirements } = number;
  const isAmerican = country.prefix === '+1';
  const friendly = `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
  return {
    friendly_name: isAmerican ? friendly : phoneNumber,
    phone_number: phoneNumber,
    lata: null,
    locality: null,
    rate_center: null,
    latitude: null,
    longitude: null,
    region: null,
    postal_code: null,
    iso_country: country.code,
    address_requirements: addressRequirements,
    beta: false,
    // Upper case here, lower case on owned numbers: as Twilio does.
    capabilities: { voice: true, SMS: sms, MMS: sms && isAmerican },
  };
}

function isSold(country: Country, type: string): type is NumberType {
  return type in country.types;
}

function typesOf(country: Country): NumberType[] {
  return Object.keys(country.types) as NumberType[];
}
