import { createHash } from 'node:crypto';

/**
 * The id of the call that a carrier knows by this CallSid: always the same one, so that a webhook that comes
 * twice, even to two processes that share nothing, names the same call.
 */
export function callIdOf(projectId: string, accountSid: string, callSid: string): string {
  const hash = createHash('sha256').update(`${projectId}/${accountSid}/${callSid}`).digest();
  // A UUID of version 8: "custom" (RFC 9562).
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}
