import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase } from '../testing/test-database.js';
import { createDataSource } from './data-source.js';
import { dumpSchema } from './schema-dump.js';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is the one that the entities describe', async () => {
    const dataSource = await createDataSource(database.url, { poolSize: 2 }).initialize();

    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is the one in schema.sql', async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });

    const dump = await dumpSchema(pool);
    await pool.end();

    await expect(dump).toMatchFileSnapshot('./schema.sql');
  });
});
