import { describe, expect, it } from 'vitest';

import { ringEnded } from './ring-result.js';
import { parseVoiceRequest } from './voice-request.js';

describe('what a Dial says of its ring', () => {
  it.each([
    [
      'a whisper that hung up is not an answer',
      'in-progress',
      'completed',
      'false',
      'not-accepted',
    ],
    ['two who were connected have talked', 'in-progress', 'completed', 'true', 'connected'],
    [
      'two who were connected have talked, also when the caller hung up first',
      'completed',
      'completed',
      'true',
      'connected',
    ],
    ['nobody answered', 'in-progress', 'no-answer', 'false', 'no-answer'],
    [
      'nobody answered, and the carrier knows no DialBridged',
      'in-progress',
      'no-answer',
      undefined,
      'no-answer',
    ],
    ['the line was busy', 'in-progress', 'busy', 'false', 'busy'],
    ['the number is unreachable', 'in-progress', 'failed', 'false', 'failed'],
    ['the caller hung up while it rang', 'completed', 'canceled', 'false', 'caller-gone'],
    [
      'the caller hung up while the whisper was heard',
      'completed',
      'completed',
      'false',
      'caller-gone',
    ],
    [
      'somebody stopped the ring while the caller waits',
      'in-progress',
      'canceled',
      'false',
      'no-answer',
    ],
    ['a status that nobody knows is a failed ring', 'in-progress', 'perplexed', 'false', 'failed'],
  ])('%s', (_, CallStatus, DialCallStatus, DialBridged, result) => {
    const request = parseVoiceRequest({ CallStatus, DialCallStatus, DialBridged });

    expect(ringEnded(request)).toEqual({ kind: 'ring-ended', result });
  });

  it.each([
    ['completed alone leaves it open', 'in-progress', 'completed', 'not-accepted'],
    [
      'completed alone leaves it open, also when the caller hung up',
      'completed',
      'completed',
      'caller-gone',
    ],
    ['a fallback request says nothing of it', 'in-progress', undefined, 'unknown'],
  ])('%s', (_, CallStatus, DialCallStatus, unlessAccepted) => {
    const request = parseVoiceRequest({ CallStatus, DialCallStatus });

    expect(ringEnded(request)).toEqual({ kind: 'ring-ended-unclear', unlessAccepted });
  });
});
