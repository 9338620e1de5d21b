import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { MasterKey } from './master-key.js';

const version = 'v1';

/** Encrypts secrets for rest in the database: AES-256-GCM, bound to the row that they belong to. */
export class SecretBox {
  private readonly key: Buffer;

  constructor(masterKey: MasterKey) {
    this.key = masterKey.derive('secrets-at-rest');
  }

  /** @param owner what the secret belongs to, such as a row's id: it cannot be moved to another. */
  seal(secret: string, owner: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [version, nonce, sealed, cipher.getAuthTag()]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.');
  }

  /** @throws when the key is another one, or the text was altered or moved. */
  open(sealed: string, owner: string): string {
    const [foundVersion, nonce, text, tag] = sealed.split('.');
    if (foundVersion !== version || !nonce || text === undefined || !tag) {
      throw new Error('A stored secret has an unknown form.');
    }
    const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(owner))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    const open = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
    return open.toString('utf8');
  }
}
