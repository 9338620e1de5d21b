import { longestSpokenCaller } from '@ringdown/contracts';

import { isWithheld } from './caller-id.js';
import { speakable } from './speakable.js';

/** A caller's number for the ear: digits one by one, so that none is read as a million. */
export function speakCaller(caller: string | null): string {
  if (caller === null) return 'an outside caller';
  if (isWithheld(caller)) return 'a withheld number';
  return /^\+?\d+$/.test(caller)
    ? Array.from(caller.replace('+', '')).join(' ')
    : shortened(speakable(caller.replace(/^(sips?|client):/, '').replace(/@.*$/, '')));
}

function shortened(name: string): string {
  return Array.from(name).slice(0, longestSpokenCaller).join('');
}
