import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

import { startEmbeddedPostgres } from '../database/embedded-postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test server's own database, from which others are created. */
    postgresAdminUrl: string;
  }
}

/** The migrated, empty database that every test database is a copy of. */
export const templateDatabase = 'ringdown_template';

/** Vitest's global set-up: one PostgreSQL for the whole run, with the template ready; returns its tear-down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'ringdown-test-'));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({
    directory,
    // A crash loses nothing that matters here.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
    },
  });
  const tearDown = async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    await buildTemplate(postgres.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgresAdminUrl', postgres.url);
  return tearDown;
}

async function buildTemplate(adminUrl: string): Promise<void> {
  await execute(adminUrl, `CREATE DATABASE ${templateDatabase}`);
  const url = new URL(adminUrl);
  url.pathname = `/${templateDatabase}`;
  // Loaded late: it pulls in TypeORM and every entity.
  const { migrate } = await import('../database/migrate.js');
  await migrate(url.href);
  // PostgreSQL copies a template only while nobody is connected to it.
  await execute(
    adminUrl,
    `ALTER DATABASE ${templateDatabase} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`,
  );
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
