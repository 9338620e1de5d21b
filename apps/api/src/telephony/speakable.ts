/** C0 and C1 controls, lone surrogates' stand-in aside, non-characters and the private area: nothing to be spoken. */
// eslint-disable-next-line no-control-regex -- they are what must go
const unspeakable = /[\u0000-\u001F\u007F-\u009F\uE000-\uF8FF\uFFFE\uFFFF]+/g;

/** Text as it may stand in TwiML: no control characters, whole code points only, white space folded. */
export function speakable(text: string): string {
  return text.toWellFormed().replace(unspeakable, ' ').replace(/\s+/g, ' ').trim();
}

/** How many characters one Say may hold with this voice (Twilio error 13521). */
export function longestSay(voice: string): number {
  if (voice.startsWith('Polly.')) return 3000;
  if (voice.startsWith('Google.')) return 5000;
  return 4096;
}

/** Shortens a text to a voice's limit, between two code points. */
export function fitToVoice(text: string, voice: string): string {
  const limit = longestSay(voice);
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}
