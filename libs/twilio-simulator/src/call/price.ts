import type { Leg } from './leg.js';

/** A hundred-thousandth of a dollar for every minute begun. */
const perMinute = { inbound: 850, outbound: 1400 } as const;

/** What Twilio takes for a leg, as it writes it: negative, with five places; null for a leg that nobody answered. */
export function priceOf({ isAnswered, direction, durationSeconds }: Leg): string | null {
  if (!isAnswered) return null;
  const minutes = Math.max(1, Math.ceil(durationSeconds / 60));
  const price = minutes * perMinute[direction === 'inbound' ? 'inbound' : 'outbound'];
  const digits = String(price).padStart(6, '0');
  return `-${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
