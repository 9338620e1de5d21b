import { createHmac, randomBytes } from 'node:crypto';

/** What both servers know of the caller's account and number. */
export const account = {
  sid: `AC${'b'.repeat(32)}`,
  authToken: 'b'.repeat(32),
  routingNumber: '+12025550100',
} as const;

/** A CallSid that nobody has used. */
export function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}

/** The parameters of a real inbound webhook; see docs "TwiML: Twilio's request to your application". */
export function voiceForm(callSid: string, changes: Readonly<Record<string, string>> = {}) {
  return {
    AccountSid: account.sid,
    ApiVersion: '2010-04-01',
    CallSid: callSid,
    CallStatus: 'ringing',
    Called: account.routingNumber,
    CalledCity: 'WASHINGTON',
    CalledCountry: 'US',
    CalledState: 'DC',
    CalledZip: '20001',
    Caller: '+4930901820',
    CallerCity: '',
    CallerCountry: 'DE',
    CallerState: '',
    CallerZip: '',
    Direction: 'inbound',
    From: '+4930901820',
    FromCity: '',
    FromCountry: 'DE',
    FromState: '',
    FromZip: '',
    To: account.routingNumber,
    ToCity: 'WASHINGTON',
    ToCountry: 'US',
    ToState: 'DC',
    ToZip: '20001',
    ...changes,
  };
}

/** A request as Twilio would send it: form body and signature over the address and the sorted parameters. */
export function signedRequest(url: string, form: Readonly<Record<string, string>>) {
  const sorted = Object.keys(form)
    .sort()
    .map((name) => name + (form[name] ?? ''))
    .join('');
  const signature = createHmac('sha1', account.authToken)
    .update(url + sorted)
    .digest('base64');
  return {
    method: 'POST' as const,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    },
    body: new URLSearchParams(form).toString(),
  };
}
