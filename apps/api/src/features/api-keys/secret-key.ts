import { createHash, randomBytes } from 'node:crypto';

/** What a key looks like, for us and for those who scan repositories for leaked secrets. */
const form = /^rd_[0-9a-f]{64}$/;
const shownCharacters = 'rd_'.length + 8;

/** A new key of 256 random bits. */
export function makeKey(): string {
  return `rd_${randomBytes(32).toString('hex')}`;
}

export function isKey(text: string): boolean {
  return form.test(text);
}

/** How a key begins: enough to tell keys apart, and 224 bits short of the key. */
export function prefixOf(key: string): string {
  return key.slice(0, shownCharacters);
}

/** A slow hash protects what people can remember; nobody guesses 256 random bits (ADR 0008). */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
