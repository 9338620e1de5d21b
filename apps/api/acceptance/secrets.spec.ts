import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { routes } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../src/testing/mailbox.js';
import { keepEveryWrite, storedValues, type StoredValue } from '../src/testing/stored-values.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { SecretWatch } from './stage/secret-watch.js';
import { phoneNumbers, useEverything } from './stage/use-everything.js';

const secretKey = randomBytes(32).toString('hex');

/** One run of all that Ringdown does with secrets; then everything that it left behind is searched for them. */
describe('after everything was used once', () => {
  const watch = new SecretWatch();
  let world: PhoneWorld;
  let mailbox: Mailbox;
  let written: StoredValue[];
  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startPhoneWorld({
      variables: { SECRET_KEY: secretKey, SMTP_URL: mailbox.url, MAIL_FROM: 'r@example.com' },
      startsAt: new Date(),
      log: { write: (line) => void watch.logLines.push({ place: 'a log line', text: line }) },
    });
    watch.keep('SECRET_KEY', secretKey);
    const writes = await keepEveryWrite(world.pool);
    await useEverything(world, mailbox, watch);
    written = await writes();
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  it('no column of any table holds a secret', async () => {
    expect(watch.foundIn(await storedValues(world.pool))).toEqual([]);
  });

  it('no row ever held a secret, though it was deleted again', () => {
    expect(written.length).toBeGreaterThan(100);
    expect(written.map(({ place }) => place)).toContain('graphile_worker._private_jobs');
    expect(watch.foundIn(written)).toEqual([]);
  });

  it('no log line holds a secret or a whole phone number', () => {
    expect(watch.logLines.length).toBeGreaterThan(10);
    expect(watch.foundIn(watch.logLines)).toEqual([]);
    const text = watch.logLines.map((line) => line.text).join('\n');
    for (const phone of Object.values(phoneNumbers)) expect(text).not.toContain(phone.slice(1));
  });

  it('no answer holds a secret but the one that shows it', () => {
    expect(watch.answers.length).toBeGreaterThan(40);
    expect(watch.foundIn(watch.answers)).toEqual([]);
  });

  it('no file holds a secret', () => {
    const files = readdirSync(world.dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(world.dataDir, name))
      .filter((file) => statSync(file).isFile());

    const texts = files.map((file) => ({ place: file, text: readFileSync(file, 'latin1') }));

    expect(watch.foundIn(texts)).toEqual([]);
  });

  it('a session that was read from the database is of no use: its cookie is signed', async () => {
    const { rows } = await world.pool.query<{ token: string }>(
      'SELECT token FROM sessions WHERE expires_at > now()',
    );
    const ask = (cookie: string) =>
      fetch(`${world.publicUrl}${routes.me()}`, {
        headers: { cookie: `ringdown.session_token=${cookie}` },
      });

    expect(rows.length).toBeGreaterThan(0);
    for (const { token } of rows) {
      expect((await ask(token)).status).toBe(401);
      expect((await ask(`${token}.${randomBytes(32).toString('base64')}`)).status).toBe(401);
    }
  });

  it('the search would have found what was there', async () => {
    const hidden = watch.keep('a hidden secret', randomBytes(16).toString('base64url'));
    await world.pool.query('CREATE TABLE leaks (a text, b jsonb, c bytea, d text[])');
    await world.pool.query('INSERT INTO leaks VALUES ($1, $2, $3, $4)', [
      `x${hidden}x`,
      { deep: [{ token: hidden }] },
      Buffer.from(`x${hidden}`),
      [Buffer.from(hidden).toString('base64')],
    ]);

    expect(watch.foundIn(await storedValues(world.pool))).toEqual(
      ['a', 'b', 'c', 'd'].map((column) => `a hidden secret in public.leaks.${column}`),
    );
  });
});
