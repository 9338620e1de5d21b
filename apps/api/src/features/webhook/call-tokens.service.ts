import { createSecretKey, type KeyObject } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { MasterKey } from '../../platform/secrets/master-key.js';
import { readCallToken, writeCallToken, type CallToken } from './call-token.js';

/** Writes and reads call tokens with this installation's key. */
@Injectable()
export class CallTokens {
  /** A key object, because turning bytes into one costs more than the signature. */
  private readonly key: KeyObject;

  constructor(masterKey: MasterKey) {
    this.key = createSecretKey(masterKey.derive('call-token'));
  }

  write(token: CallToken): string {
    return writeCallToken(token, this.key);
  }

  read(text: string): CallToken | undefined {
    return readCallToken(text, this.key);
  }
}
