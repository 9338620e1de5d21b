import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';

import {
  keyFileOf,
  nextKeyFileOf,
  readKeyFile,
  takeNextKey,
  writeKeyFile,
} from '../platform/secrets/key-file.js';

/** From which key to which. */
export type KeyChange = {
  oldKey: Buffer;
  newKey: Buffer;
  /** Keeps the new key safe, before anything that is sealed with it is there to stay. */
  keep: () => void;
  /** Puts the new key into force; says where it is, or what is left to do. */
  finish: () => string;
};

/**
 * @param options.presentKey `SECRET_KEY`; without it the key is in a file.
 * @throws an Error whose message is one plain sentence for the operator.
 */
export function keyChange(options: {
  presentKey: Buffer | undefined;
  newKey: Buffer | undefined;
  dataDir: string;
}): KeyChange {
  const { presentKey, newKey, dataDir } = options;
  if (presentKey === undefined) return changeOfFile(dataDir, newKey);
  if (newKey === undefined) {
    throw new Error(
      'SECRET_KEY is set, so that NEW_SECRET_KEY must be, too (openssl rand -hex 32).',
    );
  }
  return {
    oldKey: presentKey,
    newKey,
    keep: () => undefined,
    finish: () => 'Set SECRET_KEY to the new key before you start Ringdown again.',
  };
}

/** A run that was cut short has left its new key behind, and perhaps secrets that are sealed with it. */
function changeOfFile(dataDir: string, wanted: Buffer | undefined): KeyChange {
  const [file, next] = [keyFileOf(dataDir), nextKeyFileOf(dataDir)];
  if (!existsSync(file)) {
    throw new Error(`There is no key to change: SECRET_KEY is not set, and ${file} is not there.`);
  }
  const waiting = existsSync(next) ? readKeyFile(next) : undefined;
  if (waiting !== undefined && wanted?.equals(waiting) === false) {
    throw new Error(
      `${next} holds another new key, from a run that was cut short. Run again without NEW_SECRET_KEY.`,
    );
  }
  const newKey = waiting ?? wanted ?? randomBytes(32);
  return {
    oldKey: readKeyFile(file),
    newKey,
    keep: () => void writeKeyFile(next, newKey),
    finish: () => {
      takeNextKey(dataDir);
      return `The new key is in ${file}.`;
    },
  };
}
