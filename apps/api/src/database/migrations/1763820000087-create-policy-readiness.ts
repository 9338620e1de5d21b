import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the newest check of each policy found. */
export class CreatePolicyReadiness1763820000087 implements MigrationInterface {
  name = 'CreatePolicyReadiness1763820000087';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_readiness (
        policy_id uuid PRIMARY KEY REFERENCES incoming_call_policies (id) ON DELETE CASCADE,
        checked_at timestamptz NOT NULL,
        findings jsonb NOT NULL,
        is_ready boolean NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE policy_readiness;');
  }
}
