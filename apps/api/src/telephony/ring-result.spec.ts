import { describe, expect, it } from 'vitest';

import { ringResult } from './ring-result.js';
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
    ['completed alone leaves it open', 'in-progress', 'completed', undefined, 'picked-up'],
    ['nobody answered', 'in-progress', 'no-answer', 'false', 'no-answer'],
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
    ['a status that nobody knows is a failed ring', 'in-progress', 'perplexed', 'false', 'failed'],
  ])('%s', (_, CallStatus, DialCallStatus, DialBridged, expected) => {
    expect(ringResult(parseVoiceRequest({ CallStatus, DialCallStatus, DialBridged }))).toBe(
      expected,
    );
  });
});
