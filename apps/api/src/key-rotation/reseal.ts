import type { Client } from 'pg';

import type { Cipher, Ciphers } from './ciphers.js';
import { sealedColumns, sealedJobs, type SealedColumn } from './sealed-columns.js';

/** With the present key, and with the new one. */
type Change<Kind> = { from: Kind; to: Kind };

/**
 * Seals every stored secret with the new key, in one transaction. What has the new key already stays as it is.
 *
 * @param keepKey keeps the new key safe, before anything that has it is there to stay.
 * @returns how many secrets were sealed anew.
 * @throws an Error whose message is one plain sentence; nothing is changed then.
 */
export async function reseal(
  client: Client,
  change: Change<Ciphers>,
  keepKey: () => void,
): Promise<number> {
  await client.query('BEGIN');
  try {
    await assertAlone(client);
    const tables = new Set(sealedColumns.map(({ table }) => table));
    // Who reads may go on; who writes would seal with the old key.
    await client.query(`LOCK TABLE ${[...tables].join(', ')} IN EXCLUSIVE MODE`);
    let count = 0;
    for (const column of sealedColumns) {
      count += await (column.owner === null
        ? forget(client, column)
        : resealColumn(client, column, change));
    }
    count += await resealJobs(client, change);
    keepKey();
    await client.query('COMMIT');
    return count;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A process that runs would go on sealing with the old key, and could read nothing any more. */
async function assertAlone(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'ringdown-%' AND pid <> pg_backend_pid()`,
  );
  if (rows.length > 0) {
    throw new Error('Ringdown is running on this database. Stop every process of it first.');
  }
}

/** A sealed text where it is stored, and what it is bound to. */
type Sealed = { owner: string; sealed: string };

async function resealColumn(
  client: Client,
  { table, column, owner, by }: SealedColumn,
  { from, to }: Change<Ciphers>,
): Promise<number> {
  const { rows } = await client.query<Sealed>(
    `SELECT ${owner} AS owner, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  // No two sealed texts are the same, be the secret the same or not.
  const update = `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`;
  const ciphers = { from: from[by], to: to[by] };
  return resealEach(client, rows, { update, place: `${table}.${column}`, ciphers });
}

/** The queue is there once Ringdown has run. */
async function resealJobs(client: Client, { from, to }: Change<Ciphers>): Promise<number> {
  const queue = 'graphile_worker._private_jobs';
  const found = await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [queue]);
  if (found.rowCount === 0) return 0;
  const ciphers = { from: from['secret-box'], to: to['secret-box'] };
  let count = 0;
  for (const { job, owner } of sealedJobs) {
    const { rows } = await client.query<Sealed>(
      `SELECT ${owner} AS owner, payload ->> 'sealed' AS sealed
       FROM ${queue} WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
      [job],
    );
    const update = `UPDATE ${queue} SET payload = jsonb_set(payload::jsonb, '{sealed}', to_jsonb($2::text))
      WHERE payload ->> 'sealed' = $1`;
    count += await resealEach(client, rows, { update, place: `a waiting job ${job}`, ciphers });
  }
  return count;
}

/** @param where.update SQL that puts the text $2 in the place of $1. */
async function resealEach(
  client: Client,
  rows: readonly Sealed[],
  where: { update: string; place: string; ciphers: Change<Cipher> },
): Promise<number> {
  const { from, to } = where.ciphers;
  let count = 0;
  for (const row of rows) {
    if ((await opened(to, row)) !== undefined) continue;
    const secret = await opened(from, row);
    if (secret === undefined) {
      throw new Error(
        `${where.place} of ${row.owner} can be read with neither key. Nothing was changed. Check that the present key is right.`,
      );
    }
    await client.query(where.update, [row.sealed, await to.seal(secret, row.owner)]);
    count += 1;
  }
  return count;
}

async function forget(client: Client, { table }: SealedColumn): Promise<number> {
  await client.query(`DELETE FROM ${table}`);
  return 0;
}

/** Undefined when it was sealed with another key. */
async function opened(cipher: Cipher, { owner, sealed }: Sealed): Promise<string | undefined> {
  try {
    return await cipher.open(sealed, owner);
  } catch {
    return undefined;
  }
}
