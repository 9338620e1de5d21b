import type { IncomingPhoneNumber } from '../world/account.js';
import { badRequest } from './rest-error.js';
import { methodParameter } from './rest-request.js';

const urlFields = {
  VoiceUrl: 'voiceUrl',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  StatusCallback: 'statusCallback',
  SmsUrl: 'smsUrl',
} as const;

const methodFields = {
  VoiceMethod: 'voiceMethod',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallbackMethod: 'statusCallbackMethod',
  SmsMethod: 'smsMethod',
} as const;

const urlCodes = {
  VoiceUrl: 21402,
  VoiceFallbackUrl: 21405,
  StatusCallback: 21402,
  SmsUrl: 21402,
} as const;

/** Puts the form's settings on a number; an empty string clears a URL, what is not there stays. */
export function applyNumberForm(number: IncomingPhoneNumber, params: URLSearchParams): void {
  for (const name of Object.keys(urlFields) as (keyof typeof urlFields)[]) {
    const url = params.get(name);
    if (url === null) continue;
    if (url !== '' && !(/^https?:\/\//i.test(url) && URL.canParse(url)))
      throw badRequest(urlCodes[name], `${name} is not a valid URL: ${url}`);
    number[urlFields[name]] = url;
  }
  for (const name of Object.keys(methodFields) as (keyof typeof methodFields)[]) {
    if (params.has(name)) number[methodFields[name]] = methodParameter(params, name);
  }
  if (params.has('VoiceApplicationSid'))
    number.voiceApplicationSid = params.get('VoiceApplicationSid') ?? '';
  if (params.has('TrunkSid')) number.trunkSid = params.get('TrunkSid') || null;
  const friendlyName = params.get('FriendlyName');
  if (friendlyName !== null) {
    if (friendlyName.length > 64) throw badRequest(20001, 'FriendlyName is longer than 64');
    number.friendlyName = friendlyName;
  }
  if (params.has('VoiceCallerIdLookup'))
    number.voiceCallerIdLookup = params.get('VoiceCallerIdLookup') === 'true';
}
