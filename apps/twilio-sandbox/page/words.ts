import type { PhoneActivity, PhoneBehaviour, PhoneView } from '../src/control-api.js';

export const behaviourWords: Readonly<Record<PhoneBehaviour, string>> = {
  'by-hand': 'by hand',
  answers: 'answers and presses 1',
  mailbox: 'lets the mailbox answer',
  declines: 'declines',
  busy: 'is busy',
  unreachable: 'is unreachable',
  ignores: 'does not answer',
};

export const stateWords: Readonly<Record<PhoneActivity, string>> = {
  idle: 'Idle',
  dialling: 'Calling',
  ringing: 'Ringing',
  listening: 'Listening',
  talking: 'Talking',
};

/** One line about the call: whom it is with. */
export function describeCall(view: PhoneView, nameOf: (number: string) => string): string {
  const { call, state, behaviour } = view;
  if (!call) return behaviour === 'by-hand' ? '' : `This phone ${behaviourWords[behaviour]}.`;
  if (state === 'talking') return `With ${call.talkingTo.map(nameOf).join(' and ')}`;
  if (state === 'listening' && call.asksForKey) return 'A key is asked for';
  return call.direction === 'outgoing' ? `To ${call.display}` : `From ${call.display}`;
}

/** Minutes and seconds, such as `0:07`. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time of day, to the second. */
export function timeOfDay(at: string): string {
  return new Date(at).toLocaleTimeString([], { hour12: false });
}

/** Letters that stand for a person without a picture. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => word.charAt(0));
  return letters
    .join('')
    .replace(/[^\p{L}]/gu, '')
    .slice(0, 2)
    .toUpperCase();
}
