import type { Recording } from '@ringdown/call-routing';

import type { VoiceRequest } from './voice-request.js';

/**
 * What a Record's action request, or a report on its recording, says of the message. One that the carrier has thrown
 * away, because nobody spoke, counts as silence; one that is not finished yet, as nothing.
 */
export function recordingOf(request: VoiceRequest): Recording | undefined {
  const { recordingSid, recordingSeconds: seconds, recordingStatus: status } = request;
  if (recordingSid === undefined) return undefined;
  if (status === 'absent' || status === 'failed') return { recordingSid, seconds: 0 };
  const isKnown = (status === '' || status === 'completed') && seconds !== undefined;
  return isKnown ? { recordingSid, seconds } : undefined;
}
