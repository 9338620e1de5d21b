import type { CallbackUrls } from '../../telephony/twiml.js';
import { webhookPath, webhookRetries } from '../../telephony/webhook-address.js';

/** The addresses of one ring; `token` says which call and where it stands. */
export function callbackUrls(publicUrl: string, token: string): CallbackUrls {
  const url = (name: string) => `${publicUrl}${webhookPath}/${name}?t=${token}${webhookRetries}`;
  return {
    ringEnded: url('ring-ended'),
    whisper: url('whisper'),
    key: url('key'),
    legStatus: url('leg-status'),
    challenge: url('challenge'),
  };
}
