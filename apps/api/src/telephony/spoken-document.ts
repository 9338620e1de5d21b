import twilio from 'twilio';

const voice = { voice: 'Polly.Joanna-Neural', language: 'en-US' } as const;

/** A document that says a text and ends the call. */
export function spokenDocument(text: string): string {
  const document = new twilio.twiml.VoiceResponse();
  document.say(voice, text);
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
      .say(voice, texts.prompt);
  }
  document.say(voice, texts.farewell);
  document.hangup();
  return document.toString();
}
