import type { CallbackUrls } from '../../telephony/twiml.js';
import { webhookPath, webhookRetries } from '../../telephony/webhook-address.js';

/** Where carriers fetch the sound of a ringing phone. */
export function ringbackUrl(publicUrl: string): string {
  return `${publicUrl}${webhookPath}/ringback.wav`;
}

/** The addresses of one ring; `token` says which call and where it stands. */
export function callbackUrls(publicUrl: string, token: string): CallbackUrls {
  const url = (name: string) => `${publicUrl}${webhookPath}/${name}?t=${token}${webhookRetries}`;
  return {
    ringEnded: url('ring-ended'),
    whisper: url('whisper'),
    key: url('key'),
    legStatus: url('leg-status'),
    challenge: url('challenge'),
    menu: url('menu'),
    waited: url('waited'),
    parted: url('parted'),
    alone: url('alone'),
    recorded: url('recorded'),
    recordingStatus: url('recording-status'),
    talkStatus: url('talk-status'),
    transcription: url('transcription'),
  };
}
