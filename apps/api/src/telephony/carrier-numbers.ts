import type { CarrierAccount } from './carrier-account.js';
import { CarrierError } from './carrier-error.js';
import { ask } from './carrier-requests.js';
import type { NumberSettings } from './number-settings.js';
import type { TwilioClient } from './twilio-client.js';

/** More than one likes to choose from. */
const mostOffered = 30;
/** More than any account of a hotline has: an end for a list that has none. */
const mostOwned = 10_000;

const kinds = { local: 'local', 'toll-free': 'toll_free', mobile: 'mobile' } as const;
type Kind = keyof typeof kinds;

/** What one would like to have. */
export type NumberWish = { country: string; kind: Kind; areaCode?: string; contains?: string };

/** A number that nobody owns yet, as the carrier shows it. */
export type OfferedNumber = {
  number: string;
  locality: string | null;
  region: string | null;
  takesCalls: boolean;
  takesMessages: boolean;
  /** Whether the buyer needs an address: none, anywhere, in the country, or outside of it. */
  address: string;
};

/** A number of the account, with its settings. */
export type OwnedNumber = { number: string; name: string; settings: NumberSettings };

/** The countries with what they sell. */
export function fetchCountries(account: CarrierAccount) {
  return ask(account, {}, async (client) => {
    const countries = await client.availablePhoneNumbers.list({ limit: 300 });
    return countries.map(({ countryCode, country, subresourceUris }) => {
      const sold = Object.keys(subresourceUris);
      const offered = (Object.keys(kinds) as Kind[]).filter((kind) => sold.includes(kinds[kind]));
      return { code: countryCode, name: country, kinds: offered };
    });
  });
}

/** Numbers that take calls; another look may show others. */
export function findNumbers(account: CarrierAccount, wish: NumberWish): Promise<OfferedNumber[]> {
  const { country, kind, areaCode, contains } = wish;
  return ask(account, {}, async (client) => {
    const shelf = client.availablePhoneNumbers(country);
    const asked = {
      voiceEnabled: true,
      limit: mostOffered,
      ...(areaCode !== undefined && { areaCode: Number(areaCode) }),
      ...(contains !== undefined && { contains }),
    };
    const found = await {
      local: () => shelf.local.list(asked),
      'toll-free': () => shelf.tollFree.list(asked),
      mobile: () => shelf.mobile.list(asked),
    }[kind]();
    return found.map((offer) => {
      const can = capabilitiesOf(offer.capabilities);
      return {
        number: offer.phoneNumber,
        locality: offer.locality || null,
        region: offer.region || null,
        takesCalls: can.has('voice'),
        takesMessages: can.has('sms'),
        address: offer.addressRequirements,
      };
    });
  });
}

/** What a number of this kind costs a month; undefined: the carrier does not say, which keeps nobody from buying. */
export async function findMonthlyPrice(
  account: CarrierAccount,
  { country, kind }: NumberWish,
): Promise<{ amount: string; currency: string } | undefined> {
  try {
    return await ask(account, {}, async (client) => {
      const { phoneNumberPrices, priceUnit } = await client.pricing.v1.phoneNumbers
        .countries(country)
        .fetch();
      const price = priceOf(phoneNumberPrices, kind);
      return price === undefined ? undefined : { amount: price, currency: priceUnit.toUpperCase() };
    });
  } catch (error) {
    if (error instanceof CarrierError) return undefined;
    throw error;
  }
}

/** The carrier writes "toll free", and prices as text or, so its SDK says, as numbers. */
function priceOf(
  prices: readonly { numberType?: string; currentPrice?: unknown }[],
  kind: Kind,
): string | undefined {
  const found = prices.find(({ numberType }) => numberType === kind.replace('-', ' '));
  const amount = String(found?.currentPrice);
  return /^\d+(\.\d+)?$/.test(amount) ? amount : undefined;
}

/** All of the account's numbers that take calls, from all pages; or only the one that is asked for. */
export function fetchOwnedNumbers(
  account: CarrierAccount,
  number?: string,
): Promise<OwnedNumber[]> {
  return ask(account, {}, async (client) => {
    const owned = await client.incomingPhoneNumbers.list({
      pageSize: 1000,
      limit: mostOwned,
      ...(number !== undefined && { phoneNumber: number }),
    });
    return owned
      .filter(({ capabilities }) => capabilitiesOf(capabilities).has('voice'))
      .map((each) => ({
        number: each.phoneNumber,
        name: each.friendlyName,
        settings: settingsOf(each),
      }))
      .filter((each) => number === undefined || each.number === number);
  });
}

/** A number that is bought, and what the carrier wants to have for it. */
export type NumberOrder = {
  number: string;
  /** What it will be called at the carrier. */
  name: string;
  settings: NumberSettings;
  addressSid: string | null;
  bundleSid: string | null;
};

/** Buys that very number, which then has its settings from its first moment on. */
export function buyNumber(account: CarrierAccount, order: NumberOrder): Promise<void> {
  const { number, name, settings, addressSid, bundleSid } = order;
  return ask(account, {}, async (client) => {
    await client.incomingPhoneNumbers.create({
      phoneNumber: number,
      friendlyName: name,
      ...writtenAddresses(settings),
      ...(addressSid !== null && { addressSid }),
      ...(bundleSid !== null && { bundleSid }),
    });
  });
}

/** That very number, whatever it can do; undefined: the account does not own it. */
export function findOwnedNumber(
  account: CarrierAccount,
  number: string,
): Promise<OwnedNumber | undefined> {
  return ask(account, {}, async (client) => {
    const found = await findExact(client, number);
    return found && { number, name: found.friendlyName, settings: settingsOf(found) };
  });
}

/** Gives a number back, for ever; done as well when the account does not own it any more. */
export function giveBackNumber(account: CarrierAccount, number: string): Promise<void> {
  return ask(account, {}, async (client) => {
    const found = await findExact(client, number);
    if (found !== undefined) await client.incomingPhoneNumbers(found.sid).remove();
  });
}

/** Part of a number may find others. */
async function findExact(client: TwilioClient, number: string) {
  const owned = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: mostOwned });
  return owned.find(({ phoneNumber }) => phoneNumber === number);
}

/**
 * Changes all of a number's settings in one request.
 *
 * @returns what they say when read again; undefined: the account does not own the number.
 */
export function writeSettings(
  account: CarrierAccount,
  number: string,
  settings: NumberSettings,
): Promise<NumberSettings | undefined> {
  return ask(account, {}, async (client) => {
    const found = await findExact(client, number);
    if (found === undefined) return undefined;
    const chosen = client.incomingPhoneNumbers(found.sid);
    await chosen.update({
      ...writtenAddresses(settings),
      voiceApplicationSid: settings.voiceApplicationSid ?? '',
      trunkSid: settings.trunkSid ?? '',
    });
    return settingsOf(await chosen.fetch());
  });
}

/** Empty, not absent: the carrier keeps whatever is not named. */
function writtenAddresses(settings: NumberSettings) {
  return {
    voiceUrl: settings.voiceUrl ?? '',
    voiceMethod: settings.voiceMethod,
    voiceFallbackUrl: settings.voiceFallbackUrl ?? '',
    voiceFallbackMethod: settings.voiceFallbackMethod,
    statusCallback: settings.statusCallback ?? '',
    statusCallbackMethod: settings.statusCallbackMethod,
  };
}

/** The carrier's own object would bring the account's secrets along. */
function settingsOf(found: NumberSettings): NumberSettings {
  return {
    voiceUrl: found.voiceUrl,
    voiceMethod: found.voiceMethod,
    voiceFallbackUrl: found.voiceFallbackUrl,
    voiceFallbackMethod: found.voiceFallbackMethod,
    statusCallback: found.statusCallback,
    statusCallbackMethod: found.statusCallbackMethod,
    voiceApplicationSid: found.voiceApplicationSid,
    trunkSid: found.trunkSid,
  };
}

/** Offers name them in upper case, owned numbers in lower case. */
function capabilitiesOf(capabilities: unknown): ReadonlySet<string> {
  const entries = Object.entries((capabilities ?? {}) as Record<string, unknown>);
  return new Set(entries.filter(([, can]) => can === true).map(([name]) => name.toLowerCase()));
}
