import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { signInSecret } from '../features/access/sign-in-secret.js';
import { loadMasterKey, MasterKey } from '../platform/secrets/master-key.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { createTestDatabase } from '../testing/test-database.js';
import { rotateKey } from './rotate-key.js';
import { sealedColumns } from './sealed-columns.js';

const boxOf = (key: Buffer) => new SecretBox(new MasterKey(key));

describe('rotating the key', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: Client;
  let dataDir: string;
  let projectId: string;
  const oldKey = randomBytes(32);
  const newKey = randomBytes(32);

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    dataDir = mkdtempSync(join(tmpdir(), 'ringdown-key-'));
    const { rows } = await client.query<{ id: string }>(
      "INSERT INTO projects (name) VALUES ('Project') RETURNING id",
    );
    projectId = rows[0]?.id ?? '';
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  async function addConfig(box = boxOf(oldKey)): Promise<string> {
    const id = randomUUID();
    await client.query(
      `INSERT INTO call_sms_configs
         (id, project_id, name, account_sid, auth_token_sealed, second_auth_token_sealed, api_key_sid, api_key_secret_sealed)
       VALUES ($1, $2, 'Ours', 'AC0', $3, $4, 'SK0', $5)`,
      [id, projectId, ...['first', 'second', 'api key'].map((secret) => box.seal(secret, id))],
    );
    return id;
  }
  async function secretsOf(id: string, key: Buffer): Promise<string[]> {
    const { rows } = await client.query<{ sealed: string[] }>(
      `SELECT ARRAY[auth_token_sealed, second_auth_token_sealed, api_key_secret_sealed] AS sealed
       FROM call_sms_configs WHERE id = $1`,
      [id],
    );
    return rows[0]?.sealed.map((sealed) => boxOf(key).open(sealed, id)) ?? [];
  }
  const rotate = (keys: { secretKey?: Buffer; newKey?: Buffer } = { secretKey: oldKey, newKey }) =>
    rotateKey(
      { secretKey: keys.secretKey, dataDir, databaseUrl: database.url },
      { newKey: keys.newKey, onProgress: () => undefined },
    );

  it('knows every column whose values are sealed', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed' ORDER BY 1`,
    );

    const ours = sealedColumns.filter(({ by }) => by === 'secret-box');
    expect(ours.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      rows.map(({ name }) => name),
    );
  });

  it('seals every secret anew, and does no more when it is done again', async () => {
    const ids = [await addConfig(), await addConfig(boxOf(newKey))];

    expect(await rotate()).toBe(
      '3 stored secrets have been sealed with the new key. Set SECRET_KEY to the new key before you start Ringdown again.',
    );
    expect(await rotate()).toMatch(/^0 stored secrets/);

    for (const id of ids) {
      expect(await secretsOf(id, newKey)).toEqual(['first', 'second', 'api key']);
    }
  });

  it('keeps second factors, which better-auth has sealed', async () => {
    const secretOf = (key: Buffer) => signInSecret(new MasterKey(key));
    const [secret, codes] = await Promise.all(
      ['otp secret', '["code-1"]'].map((data) => symmetricEncrypt({ key: secretOf(oldKey), data })),
    );
    await client.query(
      `WITH dave AS (INSERT INTO users (name, email) VALUES ('Dave', 'dave@example.com') RETURNING id)
       INSERT INTO two_factors (user_id, secret, backup_codes) SELECT id, $1, $2 FROM dave`,
      [secret, codes],
    );

    expect(await rotate()).toMatch(/^2 stored secrets/);

    const { rows } = await client.query<{ secret: string; backup_codes: string }>(
      'SELECT secret, backup_codes FROM two_factors',
    );
    const key = secretOf(newKey);
    const open = (data = '') => symmetricDecrypt({ key, data });
    expect(await open(rows[0]?.secret)).toBe('otp secret');
    expect(await open(rows[0]?.backup_codes)).toBe('["code-1"]');
  });

  it('seals what waits in the queue anew', async () => {
    await runMigrations({ connectionString: database.url });
    const job = { id: randomUUID(), sealed: '' };
    job.sealed = boxOf(oldKey).seal('a message', `mail ${job.id}`);
    await client.query("SELECT graphile_worker.add_job('send-mail', payload := $1::json)", [
      JSON.stringify(job),
    ]);

    await rotate();

    const { rows } = await client.query<{ payload: typeof job }>(
      'SELECT payload FROM graphile_worker._private_jobs',
    );
    const sealed = rows.map(({ payload }) => boxOf(newKey).open(payload.sealed, `mail ${job.id}`));
    expect(sealed).toEqual(['a message']);
  });

  it('makes codes under way void: their hashes have a key of their own', async () => {
    await client.query(
      `WITH dave AS (INSERT INTO users (name, email) VALUES ('Dave', 'dave@example.com') RETURNING id),
        phone AS (INSERT INTO phones (user_id, number) SELECT id, '+12025550123' FROM dave RETURNING id)
       INSERT INTO phone_verifications (phone_id, channel, code_hash, code_sealed, sent_at, expires_at)
       SELECT id, 'sms', 'x', 'v1.x.x.x', now(), now() + interval '10 minutes' FROM phone`,
    );

    await rotate();

    expect((await client.query('SELECT FROM phone_verifications')).rows).toEqual([]);
  });

  it('changes nothing when one secret can be read with neither key', async () => {
    const good = await addConfig();
    const bad = await addConfig(boxOf(randomBytes(32)));

    await expect(rotate()).rejects.toThrow(`of ${bad} can be read with neither key`);
    expect(await secretsOf(good, oldKey)).toEqual(['first', 'second', 'api key']);
  });

  it('refuses while a process of Ringdown uses the database', async () => {
    const id = await addConfig();
    const process = new Client({
      connectionString: database.url,
      application_name: 'ringdown-calls',
    });
    await process.connect();

    await expect(rotate()).rejects.toThrow('Stop every process of it first');
    await process.end();
    expect(await secretsOf(id, oldKey)).toHaveLength(3);
  });

  it('wants a new key beside a SECRET_KEY, and some key to begin with', async () => {
    await expect(rotate({ secretKey: oldKey })).rejects.toThrow('NEW_SECRET_KEY must be');
    await expect(rotate({ newKey })).rejects.toThrow('There is no key to change');
  });

  describe('that is kept in a file', () => {
    const fileOf = (name = 'secret.key') => join(dataDir, name);
    const keyIn = (file: string) => Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');

    beforeEach(() => void loadMasterKey(undefined, dataDir));

    it('puts a new one in its place, for its owner only', async () => {
      const before = keyIn(fileOf());
      const id = await addConfig(boxOf(before));

      expect(await rotate({})).toContain(`The new key is in ${fileOf()}.`);

      const after = keyIn(fileOf());
      expect(after).toHaveLength(32);
      expect(after).not.toEqual(before);
      expect(statSync(fileOf()).mode & 0o777).toBe(0o600);
      expect(await secretsOf(id, after)).toEqual(['first', 'second', 'api key']);
      expect(loadMasterKey(undefined, dataDir)).toEqual(new MasterKey(after));
    });

    it('takes the key that it is given', async () => {
      await rotate({ newKey });

      expect(keyIn(fileOf())).toEqual(newKey);
    });

    it('takes a run up that was cut short, with the same key; nothing starts in between', async () => {
      const id = await addConfig(boxOf(newKey));
      const waiting = fileOf('secret.key.next');
      writeFileSync(waiting, newKey.toString('hex'), { mode: 0o600 });

      expect(() => loadMasterKey(undefined, dataDir)).toThrow('cut short');
      await expect(rotate({ newKey: randomBytes(32) })).rejects.toThrow('holds another new key');
      await rotate({});

      expect(keyIn(fileOf())).toEqual(newKey);
      expect(await secretsOf(id, newKey)).toHaveLength(3);
      expect(() => loadMasterKey(undefined, dataDir)).not.toThrow();
    });

    it('keeps the present one when a secret cannot be read', async () => {
      const before = keyIn(fileOf());
      await addConfig(boxOf(randomBytes(32)));

      await expect(rotate({})).rejects.toThrow('with neither key');

      expect(loadMasterKey(undefined, dataDir)).toEqual(new MasterKey(before));
    });
  });
});
