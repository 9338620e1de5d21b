import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls, their attempts and their journal in parts by month (ADR 0014). The parts of the months are made while Ringdown
 * runs; the one that is made here has all ids that name no month.
 */
export class CallsByMonth1763820000163 implements MigrationInterface {
  name = 'CallsByMonth1763820000163';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, key, fill } of tables) {
      await runner.query(
        rebuild(
          table,
          `PARTITION BY RANGE (${key})`,
          `CREATE TABLE ${table}_without_month PARTITION OF ${table}_anew
             FOR VALUES FROM ('00000001-0000-0000-0000-000000000000') TO (MAXVALUE) WITH (fillfactor = ${fill});`,
        ),
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, fill } of tables) {
      await runner.query(rebuild(table, `WITH (fillfactor = ${fill})`));
    }
  }
}

const tables = [
  { table: 'calls', key: 'id', fill: '80' },
  { table: 'call_attempts', key: 'call_id', fill: '70' },
  { table: 'call_journal', key: 'call_id', fill: '100' },
];

/** The same table with the same rows, stored another way. */
function rebuild(table: string, storage: string, more = ''): string {
  return `
    CREATE TABLE ${table}_anew (LIKE ${table} INCLUDING ALL EXCLUDING INDEXES) ${storage};
    ${more}
    DO $$
    DECLARE
      names text := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      );
      counted text := (
        SELECT attname FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attidentity <> ''
      );
      primary_key text := (
        SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype = 'p'
      );
      others text[] := (
        SELECT array_agg(replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')) FROM pg_index
        WHERE indrelid = '${table}'::regclass AND NOT indisprimary
      );
      statement text;
    BEGIN
      EXECUTE format('INSERT INTO ${table}_anew (%1$s) OVERRIDING SYSTEM VALUE SELECT %1$s FROM ${table}', names);
      IF counted IS NOT NULL THEN
        EXECUTE format(
          'SELECT setval(pg_get_serial_sequence(''${table}_anew'', %1$L), coalesce(max(%1$I), 0) + 1) FROM ${table}',
          counted
        );
      END IF;
      DROP TABLE ${table};
      ALTER TABLE ${table}_anew RENAME TO ${table};
      IF counted IS NOT NULL THEN
        EXECUTE format('ALTER SEQUENCE ${table}_anew_%1$s_seq RENAME TO ${table}_%1$s_seq', counted);
      END IF;
      EXECUTE 'ALTER TABLE ${table} ADD CONSTRAINT ${table}_pkey ' || primary_key;
      FOREACH statement IN ARRAY coalesce(others, '{}') LOOP
        EXECUTE statement;
      END LOOP;
    END
    $$;`;
}
