import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls are found by any part of the caller's number, however many there are. */
export class FindCallers1763820000164 implements MigrationInterface {
  name = 'FindCallers1763820000164';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE INDEX calls_by_part_of_caller ON calls USING gin (caller gin_trgm_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX calls_by_part_of_caller');
  }
}
