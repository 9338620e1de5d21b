import type { PhoneSettings } from '../phones/phone-book.js';

/** Who is at hand for a first call; the demo project of the API knows the responders by the same numbers. */
export const demoPhones: readonly PhoneSettings[] = [
  { number: '+4930901820', name: 'Caller', role: 'caller' },
  { number: '+12025550111', name: 'Alice Archer', role: 'responder' },
  { number: '+12025550112', name: 'Bob Brandt', role: 'responder' },
  { number: '+12025550113', name: 'Carol Chen', role: 'responder' },
  { number: '+12025550114', name: 'Dave Doyle', role: 'responder' },
];
