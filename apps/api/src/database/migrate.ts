import { createDataSource } from './data-source.js';

/** Any number will do, as long as every process of every version takes the same one. */
const migrationLock = 7_464_636;

/** Brings the database to this version's schema; of several processes that start at once, one does the work. */
export async function migrate(url: string): Promise<void> {
  const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
  try {
    const lock = dataSource.createQueryRunner();
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
