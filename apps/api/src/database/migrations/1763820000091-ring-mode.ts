import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule may ring its people all at once. */
export class RingMode1763820000091 implements MigrationInterface {
  name = 'RingMode1763820000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE escalation_rules
        ADD COLUMN ring_mode text NOT NULL DEFAULT 'one-by-one',
        ADD CONSTRAINT escalation_rules_ring_mode_check CHECK (ring_mode IN ('one-by-one', 'all-at-once'));
      ALTER TABLE call_attempts
        ADD COLUMN in_wave boolean,
        DROP CONSTRAINT call_attempts_response_check,
        ADD CONSTRAINT call_attempts_response_check CHECK (response IN ('declined', 'no-key', 'stopped'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE escalation_rules DROP COLUMN ring_mode;
      ALTER TABLE call_attempts
        DROP COLUMN in_wave,
        DROP CONSTRAINT call_attempts_response_check,
        ADD CONSTRAINT call_attempts_response_check CHECK (response IN ('declined', 'no-key'));
    `);
  }
}
