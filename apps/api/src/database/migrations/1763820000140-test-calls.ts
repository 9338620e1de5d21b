import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record knows which calls only tried a hotline out. */
export class TestCalls1763820000140 implements MigrationInterface {
  name = 'TestCalls1763820000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE calls ADD COLUMN is_test boolean');
    await runner.query(`
      UPDATE calls SET is_test = true WHERE id IN (
        SELECT call_id FROM call_journal WHERE key = 'came-in' AND facts @> '[{"kind": "came-in", "isTest": true}]'
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE calls DROP COLUMN is_test');
  }
}
