import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls are found by status, by caller, and by whose phone rang. */
export class FindCalls1763820000094 implements MigrationInterface {
  name = 'FindCalls1763820000094';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX calls_by_status ON calls (project_id, status, started_at DESC, id DESC);
      CREATE INDEX calls_by_caller ON calls (project_id, caller, started_at DESC, id DESC);
      CREATE INDEX call_attempts_by_responder ON call_attempts (project_id, user_id, call_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX calls_by_status, calls_by_caller, call_attempts_by_responder;');
  }
}
