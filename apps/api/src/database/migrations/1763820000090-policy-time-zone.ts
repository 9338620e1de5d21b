import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On whose clock a policy's times are told. */
export class PolicyTimeZone1763820000090 implements MigrationInterface {
  name = 'PolicyTimeZone1763820000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE incoming_call_policies ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incoming_call_policies DROP COLUMN time_zone');
  }
}
