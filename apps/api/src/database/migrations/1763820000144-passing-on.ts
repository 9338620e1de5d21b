import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls may go on by another policy: outside of the support hours, or by a key of a menu. */
export class PassingOn1763820000144 implements MigrationInterface {
  name = 'PassingOn1763820000144';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN outside_hours_policy_id uuid,
        ADD COLUMN menu jsonb;
      ALTER TABLE calls ADD COLUMN passed_to uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calls DROP COLUMN passed_to;
      ALTER TABLE incoming_call_policies DROP COLUMN menu, DROP COLUMN outside_hours_policy_id;
    `);
  }
}
