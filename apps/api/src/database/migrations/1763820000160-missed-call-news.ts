import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that nobody took are told to whom a policy wants, by mail, by SMS, or both. */
export class MissedCallNews1763820000160 implements MigrationInterface {
  name = 'MissedCallNews1763820000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN missed_call_sms boolean NOT NULL DEFAULT false,
        ADD COLUMN missed_call_recipients text NOT NULL DEFAULT 'owners',
        ADD CONSTRAINT incoming_call_policies_missed_call_recipients_check
          CHECK (missed_call_recipients IN ('owners', 'rung', 'owners-and-rung'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE incoming_call_policies DROP COLUMN missed_call_sms, DROP COLUMN missed_call_recipients',
    );
  }
}
