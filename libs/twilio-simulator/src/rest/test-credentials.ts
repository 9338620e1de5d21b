import type { Account, IncomingPhoneNumber } from '../world/account.js';
import type { World } from '../world/world.js';
import { badRequest, RestError } from './rest-error.js';
import type { RestAnswer, RestRequest } from './rest-request.js';

const served = ['/IncomingPhoneNumbers.json', '/Messages.json', '/Calls.json'];
const magic = '+1500555000';

/** Test credentials serve buying, messages and calls only (facts 9.2); anything else is forbidden. */
export function refuseOnTestCredentials(request: RestRequest): RestAnswer | undefined {
  if (!request.account.test) return undefined;
  const isServed =
    request.method === 'POST' && served.some((ending) => request.path.endsWith(ending));
  if (!isServed)
    throw new RestError(403, 20008, 'Resource not accessible with Test Account Credentials');
  return undefined;
}

/** Refuses by a table of magic numbers; a number that is not in it passes, or meets the last code. */
function refuse(value: string, codes: Readonly<Record<string, number>>, others?: number): void {
  const isMagic = value.startsWith(magic);
  const code = isMagic ? codes[value.slice(magic.length)] : others;
  if (code !== undefined && code !== 0)
    throw badRequest(code, `${value} is refused with ${String(code)}`);
}

/** A number bought with test credentials: it is answered but never owned. */
export function testNumber(
  account: Account,
  params: URLSearchParams,
  world: World,
): IncomingPhoneNumber {
  const phoneNumber = params.get('PhoneNumber') ?? '';
  if (params.get('AreaCode') === '533') throw badRequest(21452, 'No numbers in area code 533');
  if (phoneNumber !== '') refuse(phoneNumber, { '0': 21422, '1': 21421 }, 21421);
  const now = world.now();
  return {
    sid: world.sid('PN'),
    accountSid: account.sid,
    phoneNumber: phoneNumber === '' ? `${magic}6` : phoneNumber,
    friendlyName: phoneNumber,
    createdAt: now,
    updatedAt: now,
    addressRequirements: 'none',
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    voiceFallbackMethod: 'POST',
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceCallerIdLookup: false,
    smsUrl: '',
    smsMethod: 'POST',
    voiceApplicationSid: '',
    trunkSid: null,
    addressSid: null,
    bundleSid: null,
  };
}

/** Magic numbers of messages. */
export function checkTestMessage(from: string, to: string): void {
  refuse(from, { '1': 21212, '6': 0, '7': 21606, '8': 21611 }, 21606);
  if (from.startsWith(magic) && !/[1678]$/.test(from))
    throw badRequest(21606, `${from} is not yours`);
  refuse(to, { '1': 21211, '2': 21612, '3': 21408, '4': 21610, '9': 21614 });
}

/** Magic numbers of calls. */
export function checkTestCall(from: string, to: string): void {
  refuse(from, { '1': 21212, '6': 0 }, 21210);
  if (from.startsWith(magic) && !/[16]$/.test(from))
    throw badRequest(21210, `${from} is not verified`);
  refuse(to, { '1': 21217, '2': 21214, '3': 21215, '4': 21216 });
}
