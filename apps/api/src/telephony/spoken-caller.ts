import { promptsIn } from '@ringdown/call-routing';
import { longestSpokenCaller } from '@ringdown/contracts';

import { isWithheld } from './caller-id.js';
import { speakable } from './speakable.js';

/**
 * A caller for the ear of a responder: by name, where the project has given their number one.
 *
 * @param language of the sentence that names the caller, BCP 47.
 */
export function speakKnownCaller(
  { caller, callerName }: { caller: string | null; callerName: string | null },
  language: string,
): string {
  const name = shortened(speakable(callerName ?? ''));
  return name === '' ? speakCaller(caller, language) : name;
}

/**
 * A caller's number for the ear: digits one by one, so that none is read as a million.
 *
 * @param language of the sentence that names the caller, BCP 47.
 */
export function speakCaller(caller: string | null, language: string): string {
  if (caller === null) return promptsIn(language).unknownCaller;
  if (isWithheld(caller)) return promptsIn(language).withheldCaller;
  return /^\+?\d+$/.test(caller)
    ? Array.from(caller.replace('+', '')).join(' ')
    : shortened(speakable(caller.replace(/^(sips?|client):/, '').replace(/@.*$/, '')));
}

function shortened(name: string): string {
  return Array.from(name).slice(0, longestSpokenCaller).join('');
}
