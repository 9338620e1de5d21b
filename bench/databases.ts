import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { startEmbeddedPostgres } from '../apps/api/dist/database/embedded-postgres.js';

/** A PostgreSQL of the bench's own, in a folder of its own that goes with it. */
export async function startDatabases() {
  const directory = mkdtempSync(join(tmpdir(), 'ringdown-bench-'));
  // PostgreSQL runs as another user when we are root; it must get through.
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') });
  return {
    directory,
    createDatabase: async (name: string): Promise<string> => {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async (): Promise<void> => {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
