import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors: better-auth's secrets and recovery codes, both encrypted, and the codes that were used of late. */
export class CreateTwoFactor1763820000010 implements MigrationInterface {
  name = 'CreateTwoFactor1763820000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD two_factor_enabled boolean NOT NULL DEFAULT false;

      CREATE TABLE two_factors (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE,
        secret text NOT NULL,
        backup_codes text NOT NULL,
        verified boolean NOT NULL DEFAULT false,
        failed_verification_count integer NOT NULL DEFAULT 0,
        locked_until timestamptz
      );

      CREATE TABLE used_two_factor_codes (
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        code_hash text NOT NULL,
        used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, code_hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE used_two_factor_codes, two_factors;
      ALTER TABLE users DROP two_factor_enabled;
    `);
  }
}
