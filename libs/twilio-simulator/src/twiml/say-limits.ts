import type { TwimlProblem, Verb } from './verb.js';

/** Characters one `<Say>` may hold, by voice (error 13521). */
function sayLimit(voice: string): number {
  if (voice.startsWith('Polly.')) return 3000;
  return voice.startsWith('Google.') ? 5000 : 4096;
}

/** The debugger's complaint about a `<Say>` that is too long, if it is. */
export function sayProblem(say: Verb): TwimlProblem | undefined {
  const limit = sayLimit(say.attributes.voice ?? 'man');
  if (say.text.length <= limit) return undefined;
  const length = String(say.text.length);
  return {
    code: 13521,
    level: 'error',
    text: `<Say> holds ${length} characters, its voice speaks at most ${String(limit)}`,
  };
}
