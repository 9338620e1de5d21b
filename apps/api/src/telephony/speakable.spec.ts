import { longestMessage, voiceNames } from '@ringdown/contracts';
import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';

import { fitToVoice, longestSay, speakable } from './speakable.js';

// The SDK loads its TwiML writer when it is first named, which takes longer than a test may.
const { VoiceResponse } = twilio.twiml;

describe('speakable text', () => {
  it.each([
    ['keeps emoji, signs and right-to-left text', 'Grüße & <3 👩‍🚒 שלום', 'Grüße & <3 👩‍🚒 שלום'],
    ['folds lines and tabs into spaces', ' one\n\ttwo\r\n three ', 'one two three'],
    ['drops control characters', 'be\u0007ll\u0000', 'be ll'],
    ['drops the private area, where the mark for the caller lives', 'a\uE000b', 'a b'],
    ['mends a lone surrogate', 'a\uD83Db', 'a\uFFFDb'],
  ])('%s', (_, text, expected) => {
    expect(speakable(text)).toBe(expected);
  });

  it('is taken by the TwiML writer, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const document = new VoiceResponse();
        document.say(speakable(text));
        expect(document.toString()).toContain('<Say');
      }),
    );
  });

  it.each(voiceNames)(
    'is never cut where it is a message of the length that we allow: %s',
    (voice) => {
      expect(longestSay(voice)).toBe(longestMessage);
    },
  );

  it('is cut to what the voice takes, never inside a character', () => {
    const long = '👩'.repeat(3000);

    expect(fitToVoice(`a${long}`, 'Polly.Joanna-Neural').isWellFormed()).toBe(true);
    expect(fitToVoice(long, 'Polly.Joanna-Neural').length).toBeLessThanOrEqual(
      longestSay('Polly.'),
    );
  });
});
