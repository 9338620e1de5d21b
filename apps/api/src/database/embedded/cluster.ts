import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';

/** PostgreSQL's first and only user. */
export const superuser = 'ringdown';

/** What PostgreSQL's programs get to see of our environment, which holds secrets: nothing. */
export const cleanEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The cluster's password; on first use invents it and creates the cluster. */
export async function openCluster(
  home: Home,
  binaries: Binaries,
  say: (text: string) => void,
): Promise<string> {
  const passwordFile = join(home.directory, 'password');
  if (existsSync(home.cluster)) {
    if (existsSync(join(home.cluster, 'PG_VERSION')) && existsSync(passwordFile)) {
      return readFileSync(passwordFile, 'utf8').trim();
    }
    throw new Error(
      `The database in ${home.directory} is damaged: files are missing; bring them back from a backup, or remove the directory to start with an empty one.`,
    );
  }
  say('Creating the database');
  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  await createCluster(home, binaries, password);
  return password;
}

/** Works in a draft that is renamed at the end, so a cluster is never half made, whenever we are killed. */
async function createCluster(home: Home, binaries: Binaries, password: string): Promise<void> {
  const draft = `${home.cluster}.new`;
  const draftPassword = join(home.base, 'password.new');
  rmSync(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  rmSync(draftPassword, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(draftPassword, password, { mode: 0o600 });
  handTo(home.account, draft, draftPassword);
  try {
    await run(home, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${draftPassword}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built in, so sorting and case do not depend on what the system has installed.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
  } finally {
    rmSync(draftPassword, { force: true });
  }
  renameSync(draft, home.cluster);
}

function handTo(account: Account, ...paths: string[]): void {
  if (account === undefined) return;
  for (const path of paths) chownSync(path, account.uid, account.gid);
}

async function run(home: Home, program: string, programArguments: string[]): Promise<void> {
  const child = spawn(program, programArguments, {
    cwd: home.base,
    env: cleanEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group, so that Ctrl-C in a terminal does not stop it half-way.
    detached: true,
    ...identity(home.account),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const reason =
    /(?:error|FATAL|PANIC): *(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
  throw new Error(
    `PostgreSQL could not create its files in ${home.base}: ${reason ?? 'no reason given'}.`,
  );
}

/** The spawn options that lend PostgreSQL its user. */
export function identity(account: Account): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}
