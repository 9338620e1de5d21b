import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { MasterKey } from '../../platform/secrets/master-key.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';

/** Makes codes and knows them again. Nothing that can be read leaves here but for the phone itself. */
@Injectable()
export class PhoneCodes {
  private readonly key: Buffer;

  constructor(
    masterKey: MasterKey,
    private readonly secrets: SecretBox,
  ) {
    this.key = masterKey.derive('phone-codes');
  }

  /** Six digits: hashed to be compared with, and sealed to be sent later. */
  make(phoneId: string): { codeHash: string; codeSealed: string } {
    const code = randomInt(1_000_000).toString().padStart(6, '0');
    const codeSealed = this.secrets.seal(code, ownerOf(phoneId));
    return { codeHash: this.hash(code, phoneId).toString('base64url'), codeSealed };
  }

  open(codeSealed: string, phoneId: string): string {
    return this.secrets.open(codeSealed, ownerOf(phoneId));
  }

  /** Compares in constant time. */
  isCode(code: string, phoneId: string, codeHash: string): boolean {
    const expected = Buffer.from(codeHash, 'base64url');
    const given = this.hash(code, phoneId);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** With a key: all codes there are can be hashed in a moment, so that a plain hash would hide nothing. */
  private hash(code: string, phoneId: string): Buffer {
    return createHmac('sha256', this.key).update(`${phoneId}:${code}`).digest();
  }
}

function ownerOf(phoneId: string): string {
  return `phone-code ${phoneId}`;
}
