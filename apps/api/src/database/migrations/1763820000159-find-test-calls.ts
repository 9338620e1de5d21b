import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that only tried a hotline out are few, and found among many others. */
export class FindTestCalls1763820000159 implements MigrationInterface {
  name = 'FindTestCalls1763820000159';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX calls_to_test ON calls (project_id, started_at DESC, id DESC) WHERE is_test',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX calls_to_test');
  }
}
