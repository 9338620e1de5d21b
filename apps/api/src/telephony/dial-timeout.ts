/** Twilio rings some five seconds longer than it is told, and at least five (Twilio facts, 3.1). */
export function dialTimeout(seconds: number): number {
  return Math.max(5, seconds - 5);
}
