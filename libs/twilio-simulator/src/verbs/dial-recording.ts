import type { Leg } from '../call/leg.js';
import { finishRecording, recordingUrl, startRecording } from '../call/recording-life.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import { recordingSubscription } from './recording-subscription.js';

/** What Dial's action hears of the recording of a bridge that `record` asked for. */
export function dialRecordingParameters(
  session: Session,
  dial: Verb,
  callee: Leg | undefined,
): Record<string, string> {
  const { record } = dial.attributes;
  const isWanted = record !== undefined && record !== 'do-not-record' && record !== 'false';
  if (!isWanted || !callee) return {};
  const recording = startRecording(session.leg, {
    source: 'DialVerb',
    channels: record.endsWith('-dual') ? 2 : 1,
    subscription: recordingSubscription(session, dial),
  });
  finishRecording(session.leg, recording, {
    durationSeconds: callee.durationSeconds,
    subscription: recordingSubscription(session, dial),
  });
  return { RecordingUrl: recordingUrl(recording), RecordingSid: recording.sid };
}
