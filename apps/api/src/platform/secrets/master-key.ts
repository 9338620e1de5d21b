import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a derived key is for: two purposes never share a key. */
export type KeyPurpose = 'call-token' | 'phone-codes' | 'secrets-at-rest' | 'sessions';

/** The one key of an installation, from which every other is derived. */
export class MasterKey {
  constructor(private readonly key: Buffer) {}

  /** A 32-byte key for one purpose (HKDF-SHA256, RFC 5869). */
  derive(purpose: KeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, 'ringdown', purpose, 32));
  }
}

/** The operator's key, or the one in `dataDir/secret.key`, made on first start and readable by its owner only. */
export function loadMasterKey(fromEnvironment: Buffer | undefined, dataDir: string): MasterKey {
  if (fromEnvironment !== undefined) return new MasterKey(fromEnvironment);

  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secret.key');
  try {
    // `wx`: of two processes that start at once, one makes the key and both read it.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== 32) {
    throw new Error(
      `${file} is damaged: it must hold 64 hexadecimal digits. Restore it from a backup.`,
    );
  }
  return new MasterKey(key);
}
