import { DataSource, type DataSourceOptions } from 'typeorm';

import { entities } from './entities.js';
import { migrations } from './migrations/index.js';

/** TypeORM's options for our schema. Migrations are the only thing that changes it. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    entities,
    migrations,
    migrationsTableName: 'schema_migrations',
    // gen_random_uuid() is built in; TypeORM's default wants an extension.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    applicationName: 'ringdown',
  };
}

/** A data source that is not yet connected. */
export function createDataSource(url: string, { poolSize }: { poolSize: number }): DataSource {
  return new DataSource(dataSourceOptions(url, poolSize));
}
