import pg from 'pg';

import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

/** A database that answers and has this version's schema. */
export type OpenDatabase = { url: string; close(): Promise<void> };

/**
 * Opens the operator's database, or starts the embedded one when no `url` is given, and migrates it.
 *
 * @throws an Error whose message is one plain sentence for the operator.
 */
export async function openDatabase(options: {
  url: string | undefined;
  directory: string;
  onProgress: (text: string) => void;
}): Promise<OpenDatabase> {
  const { url, directory, onProgress } = options;
  const database =
    url === undefined
      ? await startEmbeddedPostgres({ directory, onProgress })
      : { url, stop: () => Promise.resolve() };
  try {
    await assertAnswers(database.url);
    onProgress('Migrating the database');
    await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { url: database.url, close: () => database.stop() };
}

async function assertAnswers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error && error.message !== '' ? error.message : String(error);
    throw new Error(
      `The database${pathname.replace('/', ' ')} at ${host} cannot be used (${reason}). Check DATABASE_URL.`,
      { cause: error },
    );
  }
  await client.end();
}
