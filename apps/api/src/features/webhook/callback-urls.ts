import type { CallbackUrls } from '../../telephony/twiml.js';

/** Where Twilio reaches the webhooks, below our public address. */
export const webhookPath = '/api/notification/call';

/**
 * Connection overrides: Twilio itself tries twice more when we are slow, unreachable or answer 5xx. The fragment
 * is not sent and not signed (Twilio facts, 1.4).
 */
const retries = '#rc=2&rt=4500&rp=ct,rt,5xx';

/** The addresses of one ring; `token` says which call and where it stands. */
export function callbackUrls(publicUrl: string, token: string): CallbackUrls {
  const url = (name: string) => `${publicUrl}${webhookPath}/${name}?t=${token}${retries}`;
  return {
    ringEnded: url('ring-ended'),
    whisper: url('whisper'),
    key: url('key'),
    legStatus: url('leg-status'),
  };
}
