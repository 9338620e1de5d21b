import type { RecordingSubscription } from '../call/recording-life.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import { methodOf, resolved } from './attribute.js';

/** Who wants to hear of a recording that a verb makes. */
export function recordingSubscription(
  session: Session,
  verb: Verb,
): RecordingSubscription | undefined {
  const { recordingStatusCallback, recordingStatusCallbackEvent } = verb.attributes;
  if (recordingStatusCallback === undefined || recordingStatusCallback === '') return undefined;
  return {
    url: resolved(session, recordingStatusCallback),
    method: methodOf(verb, 'recordingStatusCallbackMethod'),
    events: (recordingStatusCallbackEvent ?? 'completed').split(/\s+/),
  };
}
