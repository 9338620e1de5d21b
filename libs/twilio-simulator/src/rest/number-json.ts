import type { IncomingPhoneNumber } from '../world/account.js';
import { twilioDate } from '../world/twilio-date.js';

/** An owned number in Twilio's JSON. */
export function numberJson(number: IncomingPhoneNumber): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`;
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    api_version: '2010-04-01',
    address_requirements: number.addressRequirements,
    address_sid: number.addressSid,
    beta: false,
    bundle_sid: number.bundleSid,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    date_created: twilioDate(number.createdAt),
    date_updated: twilioDate(number.updatedAt),
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    emergency_status: 'Inactive',
    identity_sid: null,
    origin: 'twilio',
    sms_application_sid: '',
    sms_fallback_method: 'POST',
    sms_fallback_url: '',
    sms_method: number.smsMethod,
    sms_url: number.smsUrl,
    status: 'in-use',
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    subresource_uris: {},
    trunk_sid: number.trunkSid,
    type: 'local',
    uri,
    voice_application_sid: number.voiceApplicationSid,
    voice_caller_id_lookup: number.voiceCallerIdLookup,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_method: number.voiceMethod,
    voice_receive_mode: 'voice',
    voice_url: number.voiceUrl,
  };
}
