import type { IncomingPhoneNumber, NumberSettings } from './account.js';
import type { World } from './world.js';

/** Gives a number to an account, as if bought and configured. */
export function addNumber(world: World, settings: NumberSettings): IncomingPhoneNumber {
  world.account(settings.accountSid);
  if (world.numbers.some(({ phoneNumber }) => phoneNumber === settings.phoneNumber))
    throw new Error(`${settings.phoneNumber} is taken`);
  const now = world.now();
  const number: IncomingPhoneNumber = {
    sid: world.sid('PN'),
    createdAt: now,
    updatedAt: now,
    friendlyName: settings.phoneNumber,
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
    addressRequirements: 'none',
    ...settings,
  };
  world.numbers.push(number);
  return number;
}
