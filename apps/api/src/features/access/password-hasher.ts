import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's parameters, which are OWASP's: 19 MiB, two passes, one lane. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password is the one that was hashed. */
export function isPassword(options: { hash: string; password: string }): Promise<boolean> {
  return verify(options.hash, options.password);
}
