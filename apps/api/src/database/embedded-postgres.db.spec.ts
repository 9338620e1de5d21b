import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { readPostmasterFile } from './embedded/postmaster-file.js';

const isRoot = process.getuid?.() === 0;

let place: string;
let directory: string;
const cleanUps: (() => unknown)[] = [];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ringdown-postgres-'));
  chmodSync(place, 0o755);
  directory = join(place, 'a place', 'postgres');
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(place, { recursive: true, force: true, maxRetries: 10 });
});

describe('a start', () => {
  it('makes an empty database that only the password opens', async () => {
    const postgres = await start();

    expect(postgres.adopted).toBe(false);
    expect(await query(postgres.url, 'SELECT current_database() AS name, version()')).toMatchObject(
      [{ name: 'ringdown', version: expect.stringContaining('PostgreSQL 18') }],
    );
    const wrongPassword = new URL(postgres.url);
    wrongPassword.password = 'wrong';
    await expect(query(wrongPassword.href, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('keeps the rows of the one before', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS number');
    await first.stop();

    const second = await start();

    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 42 }]);
    expect(second.adopted).toBe(false);
  });

  it('is refused in one sentence while another one uses the directory', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String(refused[0]?.reason)).toMatch(
      /^Error: Another Ringdown \(process \d+\) is already using the database in .*; stop it first/,
    );
  });

  it('ignores the lock of a process that is gone', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'ringdown.lock'), `${String(process.pid)}\nanother time\n`);

    await expect(start()).resolves.toBeDefined();
  });

  it('finishes what a killed first start left half done', async () => {
    mkdirSync(join(directory, 'cluster.new', 'base'), { recursive: true });

    const postgres = await start();

    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('after a kill', () => {
  it('of Ringdown, adopts the PostgreSQL it left behind and stops it in the end', async () => {
    const parent = await startInAnotherProcess();
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const orphan = postmaster();

    const postgres = await start();

    expect(postgres.adopted).toBe(true);
    expect(postmaster()).toEqual(orphan);
    expect(await query(postgres.url, 'SELECT number FROM kept')).toEqual([{ number: 42 }]);
    await postgres.stop();
    expect(existsSync(join(clusterOf(directory), 'postmaster.pid'))).toBe(false);
  });

  it('of PostgreSQL, brings it back on the same port with what was committed', async () => {
    const said: string[] = [];
    const postgres = await start({ onProgress: (text) => said.push(text) });
    await query(postgres.url, 'CREATE TABLE kept AS SELECT 42 AS number');

    process.kill(postmaster().pid, 'SIGKILL');

    await expect
      .poll(() => query(postgres.url, 'SELECT number FROM kept').catch(() => []), {
        timeout: 15_000,
      })
      .toEqual([{ number: 42 }]);
    expect(said).toContain('PostgreSQL ended by itself; starting it again');
  });

  it('of both, starts anew with what was committed', async () => {
    const parent = await startInAnotherProcess();
    parent.kill('SIGKILL');
    process.kill(postmaster().pid, 'SIGKILL');

    const postgres = await start();

    expect(postgres.adopted).toBe(false);
    expect(await query(postgres.url, 'SELECT number FROM kept')).toEqual([{ number: 42 }]);
  });

  it('is not misled by a stranger who got the number of the dead PostgreSQL', async () => {
    const parent = await startInAnotherProcess();
    parent.kill('SIGKILL');
    const path = join(clusterOf(directory), 'postmaster.pid');
    const left = readFileSync(path, 'utf8');
    process.kill(postmaster().pid, 'SIGKILL');
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: 65534, gid: 65534 } : {});
    cleanUps.push(() => stranger.kill());
    writeFileSync(path, left.replace(/^\d+/, String(stranger.pid)));

    const postgres = await start();

    expect(postgres.adopted).toBe(false);
    expect(stranger.exitCode).toBeNull();
  });
});

describe('one plain sentence', () => {
  it('when the directory cannot be made', async () => {
    writeFileSync(join(place, 'a place'), '');

    await expect(start()).rejects.toThrow(
      `The database directory ${directory} cannot be created; set DATA_DIR to a directory that can.`,
    );
  });

  it.runIf(process.platform === 'linux')(
    'when the file system knows no directories of ours',
    async () => {
      directory = '/proc/ringdown/postgres';

      await expect(start()).rejects.toThrow(/^The database directory .* cannot be created/);
    },
  );

  it.runIf(!isRoot)('when the directory cannot be written', async () => {
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o500);

    await expect(start()).rejects.toThrow(
      /^Ringdown may not write to its database directory .*DATA_DIR/,
    );
  });

  it('when files of the cluster are damaged', async () => {
    await (await start()).stop();
    rmSync(join(clusterOf(directory), 'global', 'pg_control'));

    await expect(start()).rejects.toThrow(
      /^PostgreSQL cannot start with the database in .*pg_control.*; its log is .*postgresql\.log\.$/,
    );
  });

  it('when files of the cluster are missing', async () => {
    await (await start()).stop();
    rmSync(join(directory, 'password'));

    await expect(start()).rejects.toThrow(/is damaged: files are missing; .* from a backup/);
  });
});

describe.runIf(isRoot)('as root, in a directory that no other user can reach', () => {
  it('keeps the database elsewhere, says so and finds it again', async () => {
    chmodSync(place, 0o700);
    const said: string[] = [];
    const first = await start({ onProgress: (text) => said.push(text) });
    cleanUps.unshift(() => {
      rmSync(dirname(clusterOf(directory)), { recursive: true, force: true });
    });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS number');
    await first.stop();

    const second = await start();

    const elsewhere = dirname(clusterOf(directory));
    expect(elsewhere).toMatch(/^\/var\/lib\/ringdown\//);
    expect(said).toContain(
      `Keeping the database in ${elsewhere}, because PostgreSQL's user cannot reach ${directory}`,
    );
    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 42 }]);
  });
});

async function start(
  options: { onProgress?: (text: string) => void } = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    directory,
    settings: { fsync: 'off' },
    ...options,
  });
  cleanUps.push(() => postgres.stop());
  return postgres;
}

/** Starts PostgreSQL with a table `kept` from a process of its own, which then waits to be killed. */
async function startInAnotherProcess(): Promise<ChildProcess> {
  const script = `
    import { runnerImport } from 'vite';
    const { module } = await runnerImport(process.argv[1]);
    const { url } = await module.startEmbeddedPostgres({ directory: process.argv[2] });
    console.log(url);
    setInterval(() => {}, 60_000);
  `;
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      script,
      join(import.meta.dirname, 'embedded-postgres.ts'),
      directory,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  cleanUps.push(() => child.kill('SIGKILL'));
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  await query(String(url).trim(), 'CREATE TABLE kept AS SELECT 42 AS number');
  return child;
}

function clusterOf(of: string): string {
  const note = join(of, 'database-location.txt');
  return join(existsSync(note) ? (readFileSync(note, 'utf8').split('\n')[0] ?? '') : of, 'cluster');
}

function postmaster(): { pid: number; port: number } {
  const file = readPostmasterFile(clusterOf(directory));
  if (file === undefined) throw new Error('PostgreSQL is not running.');
  return file;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
