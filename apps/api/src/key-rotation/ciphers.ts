import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

import { signInSecret } from '../features/access/sign-in-secret.js';
import { MasterKey } from '../platform/secrets/master-key.js';
import { SecretBox } from '../platform/secrets/secret-box.js';

/** Something that seals: the same secret never becomes the same text twice. */
export type Cipher = {
  seal(secret: string, owner: string): string | Promise<string>;
  /** Throws, or rejects, when the key is another one. */
  open(sealed: string, owner: string): string | Promise<string>;
};

/** Whose cipher a text was made by: our own box, or better-auth, which has its own for second factors. */
export type CipherName = 'secret-box' | 'sign-in';

export type Ciphers = Record<CipherName, Cipher>;

/** Everything that seals with keys derived from this one. */
export function ciphersOf(key: Buffer): Ciphers {
  const masterKey = new MasterKey(key);
  const secret = signInSecret(masterKey);
  return {
    'secret-box': new SecretBox(masterKey),
    'sign-in': {
      seal: (data) => symmetricEncrypt({ key: secret, data }),
      open: (data) => symmetricDecrypt({ key: secret, data }),
    },
  };
}
