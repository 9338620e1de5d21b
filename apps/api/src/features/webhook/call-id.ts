import { createHash } from 'node:crypto';

import { firstIdOf, type CallMonth } from '../../database/call-month.js';

/**
 * The id of the call that a carrier knows by this CallSid: always the same one in its month, so that a webhook that
 * comes twice, even to two processes that share nothing, names the same call. It begins with the month, because the
 * record is kept in months (ADR 0014).
 *
 * @param month in which the call began; undefined for calls from before there were months.
 */
export function callIdOf(
  projectId: string,
  accountSid: string,
  callSid: string,
  month: CallMonth | undefined,
): string {
  const hash = createHash('sha256').update(`${projectId}/${accountSid}/${callSid}`).digest();
  // A UUID of version 8: "custom" (RFC 9562).
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const begin = month === undefined ? [hex.slice(0, 8), hex.slice(8, 12)] : beginOf(month);
  return [...begin, hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

function beginOf(month: CallMonth): string[] {
  return firstIdOf(month).split('-').slice(0, 2);
}
