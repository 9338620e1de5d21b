import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { chooseAccount, isAllowed, type Account } from './account.js';
import { systemDirectory } from './binaries.js';

/** Where one embedded database lives and as whom it runs. */
export type Home = {
  /** Our own files: lock, password, log. */
  directory: string;
  /** Parent of the cluster: the directory itself, or a place that PostgreSQL's user can reach. */
  base: string;
  cluster: string;
  log: string;
  account: Account;
};

/** Makes the directory, or says in a file system error why it cannot. */
export function prepareDirectory(directory: string): string {
  makeDirectory(resolve(directory));
  return realpathSync(directory);
}

/** Node's own recursive mkdir never returns where the file system refuses with ENOENT, as /proc does. */
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}

/** Decides where the cluster is kept; a root process leaves a note when that is not in the directory. */
export function findHome(directory: string, say: (text: string) => void): Home {
  const note = join(directory, 'database-location.txt');
  const noted = existsSync(note) ? readFileSync(note, 'utf8').split('\n')[0] : undefined;
  if (noted !== undefined && !existsSync(noted)) {
    throw new Error(
      `The database of ${directory} was kept in ${noted}, which is gone; bring it back, or remove ${note} to start with an empty one.`,
    );
  }

  let base = noted ?? directory;
  const account = chooseAccount(ownerOf(join(base, 'cluster')));
  if (account !== undefined && noted === undefined && !isAllowed(account, 'x', directory)) {
    if (existsSync(join(directory, 'cluster'))) {
      throw new Error(
        `PostgreSQL runs as the user ${account.name}, who cannot reach ${directory}; let others pass through the directories above it (chmod o+x).`,
      );
    }
    base = reachableDirectory(directory);
    say(`Keeping the database in ${base}, because PostgreSQL's user cannot reach ${directory}`);
    writeFileSync(
      note,
      `${base}\n\nPostgreSQL does not run as root, and the user ${account.name}, whom it runs as instead,\ncannot reach this directory. The database is therefore in the directory named above.\n`,
    );
  }
  const cluster = join(base, 'cluster');
  giveTo(account, cluster);
  return { directory, base, cluster, log: join(directory, 'postgresql.log'), account };
}

/** Hands over a cluster that root has restored from a copy. */
function giveTo(account: Account, cluster: string): void {
  if (account === undefined || ownerOf(cluster) !== 0) return;
  spawnSync('chown', ['-R', `${String(account.uid)}:${String(account.gid)}`, cluster]);
}

function reachableDirectory(directory: string): string {
  mkdirSync(systemDirectory, { recursive: true });
  chmodSync(systemDirectory, 0o755);
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  // New each time, so that a removed data directory means an empty database, as it does elsewhere.
  const base = mkdtempSync(join(systemDirectory, `${hash}-`));
  chmodSync(base, 0o755);
  return base;
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}
