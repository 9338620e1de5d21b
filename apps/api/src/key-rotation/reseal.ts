import type { Client } from 'pg';

import type { SecretBox } from '../platform/secrets/secret-box.js';
import { sealedColumns, sealedJobs, type SealedColumn } from './sealed-columns.js';

type Boxes = { oldBox: SecretBox; newBox: SecretBox };

/**
 * Seals every stored secret with the new key, in one transaction. What has the new key already stays as it is.
 *
 * @param keepKey keeps the new key safe, before anything that has it is there to stay.
 * @returns how many secrets were sealed anew.
 * @throws an Error whose message is one plain sentence; nothing is changed then.
 */
export async function reseal(client: Client, boxes: Boxes, keepKey: () => void): Promise<number> {
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
        : resealColumn(client, column, boxes));
    }
    count += await resealJobs(client, boxes);
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
  { table, column, owner }: SealedColumn,
  boxes: Boxes,
): Promise<number> {
  const { rows } = await client.query<Sealed>(
    `SELECT ${owner} AS owner, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  // No two sealed texts are the same, be the secret the same or not.
  const update = `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`;
  return resealEach(client, rows, { update, place: `${table}.${column}`, boxes });
}

/** The queue is there once Ringdown has run. */
async function resealJobs(client: Client, boxes: Boxes): Promise<number> {
  const queue = 'graphile_worker._private_jobs';
  const found = await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [queue]);
  if (found.rowCount === 0) return 0;
  let count = 0;
  for (const { job, owner } of sealedJobs) {
    const { rows } = await client.query<Sealed>(
      `SELECT ${owner} AS owner, payload ->> 'sealed' AS sealed
       FROM ${queue} WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
      [job],
    );
    const update = `UPDATE ${queue} SET payload = jsonb_set(payload::jsonb, '{sealed}', to_jsonb($2::text))
      WHERE payload ->> 'sealed' = $1`;
    count += await resealEach(client, rows, { update, place: `a waiting job ${job}`, boxes });
  }
  return count;
}

/** @param where.update SQL that puts the text $2 in the place of $1. */
async function resealEach(
  client: Client,
  rows: readonly Sealed[],
  where: { update: string; place: string; boxes: Boxes },
): Promise<number> {
  const { oldBox, newBox } = where.boxes;
  const old = rows.filter((row) => !opens(newBox, row));
  for (const { owner, sealed } of old) {
    if (!opens(oldBox, { owner, sealed })) {
      throw new Error(
        `${where.place} of ${owner} can be read with neither key. Nothing was changed. Check that the present key is right.`,
      );
    }
    await client.query(where.update, [sealed, newBox.seal(oldBox.open(sealed, owner), owner)]);
  }
  return old.length;
}

async function forget(client: Client, { table }: SealedColumn): Promise<number> {
  await client.query(`DELETE FROM ${table}`);
  return 0;
}

function opens(box: SecretBox, { owner, sealed }: Sealed): boolean {
  try {
    box.open(sealed, owner);
    return true;
  } catch {
    return false;
  }
}
