import { randomUUID } from 'node:crypto';

import { Client } from 'pg';
import { inject, vi } from 'vitest';

import { templateDatabase } from './postgres-server.js';

/** A migrated, empty database of the caller's own; workers may ask at the same time. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`),
  );
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await asAdmin(adminUrl, (admin) => goodbyes(admin, name));
      // Forced, because a test that failed may have left connections open.
      await asAdmin(adminUrl, (admin) =>
        admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}

/**
 * Waits a moment for the goodbyes of a test's own connections and TypeORM's: one that is cut off before PostgreSQL has
 * read it complains when nobody listens any more, and that fails the run. The API's other pools always listen.
 */
async function goodbyes(admin: Client, name: string): Promise<void> {
  const isLeft = async () => {
    const { rowCount } = await admin.query(
      "SELECT FROM pg_stat_activity WHERE datname = $1 AND application_name NOT LIKE 'ringdown-%'",
      [name],
    );
    if (rowCount !== 0) throw new Error('Somebody is still connected.');
  };
  await vi.waitFor(isLeft, { timeout: 2000, interval: 20 }).catch(() => undefined);
}

async function asAdmin(url: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
