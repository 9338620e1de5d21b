import { randomHex, seededRandom } from '../world/random.js';

/** Kinds of numbers as they stand in search paths. */
export type NumberType = 'Local' | 'TollFree' | 'Mobile' | 'National';

/** What is sold in a country. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly prefix: string;
  readonly types: Partial<Record<NumberType, Offer>>;
}

interface Offer {
  /** National digits a number begins with. */
  readonly beginnings: readonly string[];
  /** National digits in all. */
  readonly length: number;
  readonly addressRequirements: 'none' | 'any' | 'local' | 'foreign';
  readonly needsBundle?: boolean;
  readonly sms: boolean;
}

const northAmerica = (areaCodes: readonly string[]) => ({
  Local: { beginnings: areaCodes, length: 10, addressRequirements: 'none', sms: true } as const,
  TollFree: {
    beginnings: ['833', '844', '855', '866', '877', '888'],
    length: 10,
    addressRequirements: 'none',
    sms: true,
  } as const,
});

/** The countries of this made-up market. */
export const countries: readonly Country[] = [
  {
    code: 'US',
    name: 'United States',
    prefix: '+1',
    types: northAmerica(['212', '303', '415', '512', '617', '808']),
  },
  { code: 'CA', name: 'Canada', prefix: '+1', types: northAmerica(['416', '514', '604']) },
  {
    code: 'GB',
    name: 'United Kingdom',
    prefix: '+44',
    types: {
      Local: {
        beginnings: ['20', '121', '161', '330'],
        length: 10,
        addressRequirements: 'any',
        needsBundle: true,
        sms: false,
      },
      TollFree: { beginnings: ['800'], length: 10, addressRequirements: 'none', sms: false },
      Mobile: {
        beginnings: ['7'],
        length: 10,
        addressRequirements: 'any',
        needsBundle: true,
        sms: true,
      },
    },
  },
  {
    code: 'DE',
    name: 'Germany',
    prefix: '+49',
    types: {
      Local: {
        beginnings: ['30', '40', '89'],
        length: 10,
        addressRequirements: 'local',
        needsBundle: true,
        sms: false,
      },
      TollFree: {
        beginnings: ['800'],
        length: 10,
        addressRequirements: 'any',
        needsBundle: true,
        sms: false,
      },
      Mobile: {
        beginnings: ['15'],
        length: 11,
        addressRequirements: 'any',
        needsBundle: true,
        sms: true,
      },
    },
  },
  {
    code: 'AU',
    name: 'Australia',
    prefix: '+61',
    types: {
      Local: { beginnings: ['2', '3', '7'], length: 9, addressRequirements: 'any', sms: false },
      Mobile: {
        beginnings: ['4'],
        length: 9,
        addressRequirements: 'any',
        needsBundle: true,
        sms: true,
      },
    },
  },
];

/** A number for sale. */
export interface OfferedNumber {
  readonly phoneNumber: string;
  readonly national: string;
  readonly country: Country;
  readonly type: NumberType;
  readonly addressRequirements: Offer['addressRequirements'];
  readonly needsBundle: boolean;
  readonly sms: boolean;
}

const shelfSize = 40;

/** Every made-up number of one kind and beginning: always the same ones. */
export function offeredNumbers(
  country: Country,
  type: NumberType,
  areaCode?: string,
): OfferedNumber[] {
  const offer = country.types[type];
  if (!offer) return [];
  const beginnings = areaCode === undefined ? offer.beginnings : [areaCode];
  return beginnings.flatMap((beginning) => {
    const random = seededRandom(Number.parseInt(beginning, 10) + country.code.charCodeAt(0) * 1000);
    return Array.from({ length: shelfSize }, () => {
      const wanted = offer.length - beginning.length;
      // 555 in the middle of an American number: it can never ring a real telephone.
      const middle = country.prefix === '+1' ? '555' : '';
      const digits = Array.from(randomHex(random, wanted), (hex) => Number.parseInt(hex, 16) % 10);
      const national = beginning + (middle + digits.join('')).slice(0, wanted);
      const { addressRequirements, needsBundle = false, sms } = offer;
      const phoneNumber = country.prefix + national;
      return { phoneNumber, national, country, type, addressRequirements, needsBundle, sms };
    });
  });
}

/** What the market knows of a number, whether it was searched for or not. */
export function offerOf(phoneNumber: string): OfferedNumber | undefined {
  for (const country of countries) {
    for (const type of Object.keys(country.types) as NumberType[]) {
      const found = offeredNumbers(country, type).find((each) => each.phoneNumber === phoneNumber);
      if (found) return found;
    }
  }
  return undefined;
}
