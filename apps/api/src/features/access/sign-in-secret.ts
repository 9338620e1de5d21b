import type { MasterKey } from '../../platform/secrets/master-key.js';

/** What better-auth signs cookies with, and encrypts second factors with. */
export function signInSecret(masterKey: MasterKey): string {
  return masterKey.derive('sessions').toString('base64url');
}
