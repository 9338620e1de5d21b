import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a check of a policy has looked at, so that one sees when its result is of the past. */
export class ReadinessFingerprint1763820000093 implements MigrationInterface {
  name = 'ReadinessFingerprint1763820000093';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policy_readiness
        -- Nothing at all has changed since, while this is the version in force.
        ADD COLUMN routing_version bigint,
        -- Something has changed, but nothing that this policy depends on, while this is the same.
        ADD COLUMN fingerprint text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE policy_readiness DROP COLUMN fingerprint, DROP COLUMN routing_version;',
    );
  }
}
