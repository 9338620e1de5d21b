import { join } from 'node:path';

import { Client } from 'pg';

import type { Environment } from '../config/environment.js';
import { openDatabase } from '../database/open-database.js';
import { ciphersOf } from './ciphers.js';
import { keyChange, type KeyChange } from './key-change.js';
import { reseal } from './reseal.js';

/**
 * Replaces the key of an installation, which must not be running.
 *
 * @returns what was done and what is left to do, for the operator.
 * @throws an Error whose message is one plain sentence for the operator.
 */
export async function rotateKey(
  { secretKey, dataDir, databaseUrl }: Pick<Environment, 'secretKey' | 'dataDir' | 'databaseUrl'>,
  options: { newKey: Buffer | undefined; onProgress: (text: string) => void },
): Promise<string> {
  const change = keyChange({ presentKey: secretKey, newKey: options.newKey, dataDir });
  const database = await openDatabase({
    url: databaseUrl,
    directory: join(dataDir, 'postgres'),
    onProgress: options.onProgress,
  });
  try {
    const count = await resealAll(database.url, change);
    return `${String(count)} stored ${count === 1 ? 'secret has' : 'secrets have'} been sealed with the new key. ${change.finish()}`;
  } finally {
    await database.close();
  }
}

async function resealAll(url: string, { oldKey, newKey, keep }: KeyChange): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await reseal(client, { from: ciphersOf(oldKey), to: ciphersOf(newKey) }, keep);
  } finally {
    await client.end();
  }
}
