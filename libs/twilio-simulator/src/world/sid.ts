import { type Random, randomHex } from './random.js';

/** The two letters a Twilio identifier begins with. */
export type SidPrefix =
  'AC' | 'CA' | 'CF' | 'EH' | 'IM' | 'MG' | 'NO' | 'PN' | 'QU' | 'RE' | 'SM' | 'TR';

/** A made-up identifier of Twilio's form: two letters and 32 hexadecimal digits. */
export function makeSid(prefix: SidPrefix, random: Random): string {
  return prefix + randomHex(random, 32);
}

/** A made-up UUID (version 4), for idempotency tokens. */
export function makeUuid(random: Random): string {
  const hex = randomHex(random, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
