import type { Speech } from '@ringdown/call-routing';
import twilio from 'twilio';

import { voiceOf } from './voice-of.js';

const english: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/** A document that says a text and ends the call. */
export function spokenDocument(text: string, speech: Speech = english): string {
  const document = new twilio.twiml.VoiceResponse();
  document.say(voiceOf(speech), text);
  document.hangup();
  return document.toString();
}

/**
 * A document that asks twice for any key, which leads to another document. A mailbox presses none.
 *
 * @param texts.farewell what is said where no key was pressed.
 */
export function keyPrompt(texts: { prompt: string; farewell: string }, keyUrl: string): string {
  const document = new twilio.twiml.VoiceResponse();
  for (let round = 0; round < 2; round += 1) {
    document
      // Without a finishing key, so that `#` counts as a key, too.
      .gather({ numDigits: 1, finishOnKey: '', timeout: 6, action: keyUrl, method: 'POST' })
      .say(voiceOf(english), texts.prompt);
  }
  document.say(voiceOf(english), texts.farewell);
  document.hangup();
  return document.toString();
}
