import { createHash, randomBytes } from 'node:crypto';

const fileForm = /^([\w-]{43})\.ics$/;

/** A new secret of 256 random bits. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret in the last part of an address; undefined when there can be none. */
export function tokenIn(file: string): string | undefined {
  return fileForm.exec(file)?.[1];
}

/** A slow hash protects what people can remember; nobody guesses 256 random bits (ADR 0008). */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
