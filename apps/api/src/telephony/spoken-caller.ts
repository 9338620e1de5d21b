import { isWithheld } from './caller-id.js';

/** A caller's number for the ear: digits one by one, so that none is read as a million. */
export function speakCaller(caller: string | null): string {
  if (caller === null) return 'an outside caller';
  if (isWithheld(caller)) return 'a caller who withholds their number';
  return /^\+?\d+$/.test(caller)
    ? Array.from(caller.replace('+', '')).join(' ')
    : caller.replace(/^(sips?|client):/, '').replace(/@.*$/, '');
}
