import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a responder who passed a call on with key 3 wants the hotline to leave them alone. */
export class Mutes1763820000143 implements MigrationInterface {
  name = 'Mutes1763820000143';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_attempts ADD COLUMN muted_until timestamptz;
      CREATE INDEX call_attempts_muted ON call_attempts (muted_until) WHERE muted_until IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX call_attempts_muted;
      ALTER TABLE call_attempts DROP COLUMN muted_until;
    `);
  }
}
