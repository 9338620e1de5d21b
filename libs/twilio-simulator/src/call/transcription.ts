import type { Recording } from '../world/recording.js';
import { callParameters } from './call-parameters.js';
import type { Leg } from './leg.js';
import { recordingUrl } from './recording-life.js';
import { tellAbout } from './tell.js';

/** Tells what was said in a recording. */
export function tellTranscription(
  leg: Leg,
  recording: Recording,
  callback: { readonly url: string; readonly method: 'GET' | 'POST' },
): void {
  const sid = leg.world.sid('TR');
  const api = `https://api.twilio.com/2010-04-01/Accounts/${recording.accountSid}`;
  tellAbout(leg, {
    kind: 'transcription',
    ...callback,
    params: {
      ...callParameters(leg),
      TranscriptionSid: sid,
      TranscriptionText: recording.spoken,
      TranscriptionStatus: 'completed',
      TranscriptionUrl: `${api}/Transcriptions/${sid}`,
      RecordingSid: recording.sid,
      RecordingUrl: recordingUrl(recording),
    },
  });
}
