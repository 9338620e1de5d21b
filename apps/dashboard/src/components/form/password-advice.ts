import { passwordLength } from '@ringdown/contracts';

import type { Tone } from '../tone';

/** From here on guessing is hopeless, if the words do not belong together. */
const goodLength = 16;
const fewDifferent = 5;

/** What to say of a password while it is being chosen. Length counts; signs and digits do not have to be there. */
export function passwordAdvice(password: string): { tone: Tone; words: string } {
  const characters = Array.from(password);
  const missing = passwordLength.least - characters.length;

  if (characters.length === 0) {
    return {
      tone: 'neutral',
      words: `At least ${passwordLength.least} characters. Four words that do not belong together are easy to remember and hard to guess.`,
    };
  }
  if (missing > 0) {
    return {
      tone: 'neutral',
      words: `${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    };
  }
  if (characters.length > passwordLength.most) {
    return { tone: 'warning', words: `At most ${passwordLength.most} characters.` };
  }
  if (new Set(characters).size < fewDifferent) {
    return { tone: 'warning', words: 'Easy to guess: it repeats the same characters.' };
  }
  if (characters.length < goodLength) {
    return { tone: 'neutral', words: 'Long enough. One more word makes it much harder to guess.' };
  }
  return { tone: 'good', words: 'Long and hard to guess, unless you use it elsewhere.' };
}
