import { Injectable } from '@nestjs/common';

import { MasterKey } from '../../platform/secrets/master-key.js';
import { readCallToken, writeCallToken, type CallToken } from './call-token.js';

/** Writes and reads call tokens with this installation's key. */
@Injectable()
export class CallTokens {
  private readonly key: Buffer;

  constructor(masterKey: MasterKey) {
    this.key = masterKey.derive('call-token');
  }

  write(token: CallToken): string {
    return writeCallToken(token, this.key);
  }

  read(text: string): CallToken | undefined {
    return readCallToken(text, this.key);
  }
}
