import { createHash, randomBytes } from 'node:crypto';

/** What an invitation's link holds: 256 random bits. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token; of so many random bits nobody finds them again. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Behind the #, which browsers send to no server: neither a log nor a referrer ever holds the token. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/$/, '')}/invitation#${token}`;
}
