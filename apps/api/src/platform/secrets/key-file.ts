import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where the key is kept that no `SECRET_KEY` gives. */
export function keyFileOf(dataDir: string): string {
  return join(dataDir, 'secret.key');
}

/** Where the key that is to replace it waits until every secret is sealed with it. */
export function nextKeyFileOf(dataDir: string): string {
  return `${keyFileOf(dataDir)}.next`;
}

/** @throws an Error whose message is one plain sentence, when the file holds no key. */
export function readKeyFile(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length === 32) return key;
  throw new Error(
    `${file} is damaged: it must hold 64 hexadecimal digits. Restore it from a backup.`,
  );
}

/** Writes a key that only the file's owner can read; returns false when there is such a file. */
export function writeKeyFile(file: string, key: Buffer): boolean {
  try {
    // `wx`: of two processes that start at once, one makes the key and both read it.
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Puts the waiting key in the place of the present one, all at once, for whoever could read that. */
export function takeNextKey(dataDir: string): void {
  const [file, next] = [keyFileOf(dataDir), nextKeyFileOf(dataDir)];
  const owner = statSync(file);
  if (statSync(next).uid !== owner.uid) chownSync(next, owner.uid, owner.gid);
  renameSync(next, file);
  const directory = openSync(dataDir, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** @throws an Error whose message is one plain sentence, when a change of the key was cut short. */
export function assertNoKeyWaits(dataDir: string): void {
  if (!existsSync(nextKeyFileOf(dataDir))) return;
  throw new Error(
    `A change of the key was cut short: ${nextKeyFileOf(dataDir)} is still there. Run rotate-secret-key.js again.`,
  );
}
