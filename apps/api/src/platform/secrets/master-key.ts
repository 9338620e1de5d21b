import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';

import { assertNoKeyWaits, keyFileOf, readKeyFile, writeKeyFile } from './key-file.js';

/** What a derived key is for: two purposes never share a key. */
export type KeyPurpose =
  | 'call-token'
  | 'erased-callers'
  | 'phone-codes'
  | 'request-hashes'
  | 'secrets-at-rest'
  | 'sessions'
  | 'set-up-code'
  | 'two-factor-codes';

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
  assertNoKeyWaits(dataDir);
  const file = keyFileOf(dataDir);
  writeKeyFile(file, randomBytes(32));
  return new MasterKey(readKeyFile(file));
}
