import type { Account, IncomingPhoneNumber } from '../world/account.js';
import { addNumber } from '../world/add-number.js';
import { isE164 } from '../world/country.js';
import type { World } from '../world/world.js';
import { countries, offeredNumbers, offerOf } from './number-market.js';
import { applyNumberForm } from './number-form.js';
import { numberJson } from './number-json.js';
import { page } from './page.js';
import { badRequest, notFound } from './rest-error.js';
import { created, gone, ok, type RestAnswer, type RestRequest } from './rest-request.js';
import { testNumber } from './test-credentials.js';

/** `GET /IncomingPhoneNumbers.json`. */
export function listNumbers(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const wanted = params.get('PhoneNumber');
  const name = params.get('FriendlyName');
  const found = world.numbers
    .filter(({ accountSid }) => accountSid === account.sid)
    .filter(({ phoneNumber }) => wanted === null || fits(phoneNumber, wanted))
    .filter(({ friendlyName }) => name === null || friendlyName === name);
  return page(request, 'incoming_phone_numbers', found.map(numberJson));
}

/** `POST /IncomingPhoneNumbers.json`: buys a number. */
export function buyNumber({ world, account, params }: RestRequest): RestAnswer {
  const number = account.test ? testNumber(account, params, world) : bought(world, account, params);
  applyNumberForm(number, params);
  return created(numberJson(number));
}

/** `GET /IncomingPhoneNumbers/{sid}.json`. */
export function readNumber(request: RestRequest): RestAnswer {
  return ok(numberJson(numberOf(request)));
}

/** `POST /IncomingPhoneNumbers/{sid}.json`. */
export function updateNumber(request: RestRequest): RestAnswer {
  const number = numberOf(request);
  applyNumberForm(number, request.params);
  number.updatedAt = request.world.now();
  return ok(numberJson(number));
}

/** `DELETE /IncomingPhoneNumbers/{sid}.json`: at once, and for ever. */
export function releaseNumber(request: RestRequest): RestAnswer {
  const number = numberOf(request);
  request.world.numbers = request.world.numbers.filter((other) => other !== number);
  return gone;
}

function bought(world: World, account: Account, params: URLSearchParams): IncomingPhoneNumber {
  const phoneNumber = params.get('PhoneNumber') ?? anyIn(world, params.get('AreaCode'));
  if (!isE164(phoneNumber)) throw badRequest(21421, `${phoneNumber} is not a valid number`);
  if (world.numbers.some((other) => other.phoneNumber === phoneNumber))
    throw badRequest(21422, `${phoneNumber} is not available`);
  if (account.type === 'Trial' && world.numbers.some((n) => n.accountSid === account.sid))
    throw badRequest(21404, 'Trial accounts are allowed only one Twilio phone number');
  const offer = offerOf(phoneNumber);
  const bundleSid = regulated(params, 'BundleSid', account.bundles, {
    isNeeded: offer?.needsBundle ?? false,
    missing: 21649,
    mismatch: 21650,
  });
  const addressSid = regulated(params, 'AddressSid', account.addresses, {
    isNeeded: (offer?.addressRequirements ?? 'none') !== 'none',
    missing: 21631,
    mismatch: 21651,
  });
  const addressRequirements = offer?.addressRequirements ?? 'none';
  const accountSid = account.sid;
  return addNumber(world, { accountSid, phoneNumber, bundleSid, addressSid, addressRequirements });
}

function anyIn(world: World, areaCode: string | null): string {
  if (areaCode === null) throw badRequest(21421, "Either 'PhoneNumber' or 'AreaCode' is required");
  if (!/^[2-9]\d\d$/.test(areaCode)) throw badRequest(21451, `${areaCode} is not an area code`);
  const taken = new Set(world.numbers.map(({ phoneNumber }) => phoneNumber));
  const country = countries.find(({ types }) => types.Local?.beginnings.includes(areaCode));
  const free = (country ? offeredNumbers(country, 'Local', areaCode) : []).find(
    ({ phoneNumber }) => !taken.has(phoneNumber),
  );
  if (!free) throw badRequest(21452, `There are no numbers in area code ${areaCode}`);
  return free.phoneNumber;
}

function regulated(
  params: URLSearchParams,
  name: 'AddressSid' | 'BundleSid',
  known: readonly string[] | undefined,
  rule: { readonly isNeeded: boolean; readonly missing: number; readonly mismatch: number },
): string | null {
  const sid = params.get(name);
  if (sid === null || sid === '') {
    if (rule.isNeeded) throw badRequest(rule.missing, `Phone number requires a valid ${name}`);
    return null;
  }
  if (known && !known.includes(sid)) throw badRequest(rule.mismatch, `${name} ${sid} does not fit`);
  return sid;
}

function numberOf({ world, account, parts, path }: RestRequest): IncomingPhoneNumber {
  const found = world.numbers.find(
    ({ sid, accountSid }) => sid === parts[0] && accountSid === account.sid,
  );
  if (!found) throw notFound(path);
  return found;
}

function fits(phoneNumber: string, pattern: string): boolean {
  const digits = pattern.replace(/[^0-9*]/g, '').replaceAll('*', '\\d*');
  return new RegExp(digits).test(phoneNumber);
}
