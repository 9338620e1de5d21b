import { finishRecording, recordingUrl, startRecording } from '../call/recording-life.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import type { Recording } from '../world/recording.js';
import { recordingSubscription } from './recording-subscription.js';

/** Begins the recording of a bridge, where `record` asks for it: neither ringing nor whisper is on it. */
export function startDialRecording(session: Session, dial: Verb): Recording | undefined {
  const { record } = dial.attributes;
  const isWanted = record !== undefined && record !== 'do-not-record' && record !== 'false';
  if (!isWanted) return undefined;
  return startRecording(session.leg, {
    source: 'DialVerb',
    channels: record.endsWith('-dual') ? 2 : 1,
    subscription: recordingSubscription(session, dial),
  });
}

/** Ends the recording of a bridge; what Dial's action hears of it. */
export function endDialRecording(
  session: Session,
  dial: Verb,
  recording: Recording | undefined,
): Record<string, string> {
  if (recording === undefined) return {};
  const { leg, world } = session;
  const milliseconds = world.now().getTime() - recording.startedAt.getTime();
  finishRecording(leg, recording, {
    durationSeconds: Math.round(milliseconds / 1000),
    subscription: recordingSubscription(session, dial),
  });
  return { RecordingUrl: recordingUrl(recording), RecordingSid: recording.sid };
}
