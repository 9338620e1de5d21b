import { promptsIn, waitingWords } from './prompts.js';
import { callerPlaceholder, positionPlaceholder, waitingPlaceholder } from './step.js';

/** A voice speaks so many words a minute. */
const wordsPerMinute = 150;

/** How long a voice speaks, in seconds: never less than one. */
export function speechSeconds(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return words === 0 ? 0 : Math.max(1, (words * 60) / wordsPerMinute);
}

/**
 * What is said where the caller is to be named: a number digit by digit. Nobody else waits.
 *
 * @param caller.number null: withheld.
 * @param language in which the text is, BCP 47.
 */
export function nameCaller(
  text: string,
  { number, waitedSeconds }: { number: string | null; waitedSeconds: number },
  language: string,
): string {
  const spoken =
    number === null
      ? promptsIn(language).withheldCaller
      : Array.from(number.replace('+', '')).join(' ');
  return text
    .replaceAll(callerPlaceholder, spoken)
    .replaceAll(waitingPlaceholder, waitingWords(waitedSeconds, language))
    .replaceAll(positionPlaceholder, '1');
}

/** How long a phone rings that was to ring for so many seconds: the carrier rings for ten at least. */
export function ringingSeconds(seconds: number): number {
  return Math.max(10, seconds);
}

/** Of several phones that ring at once, the carrier calls one a second. */
export const secondsBetweenRings = 1;

/** Somebody who has picked up presses a key so many seconds later. */
export const keyAfterSeconds = 4;

/** Somebody who is asked for a key before anybody is rung presses it so many seconds later. */
export const challengeKeyAfterSeconds = 3;

/** A talk lasts so long unless it is said otherwise. */
export const usualTalkSeconds = 60;

/** A message that is left lasts so long unless it is said otherwise. */
export const usualMessageSeconds = 20;

/** Nobody waits longer, however often a policy starts again. */
export const longestWaitSeconds = 14_400;
