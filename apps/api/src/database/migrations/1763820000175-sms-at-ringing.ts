import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies may have whoever is rung told by SMS who calls. */
export class SmsAtRinging1763820000175 implements MigrationInterface {
  name = 'SmsAtRinging1763820000175';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE incoming_call_policies ADD COLUMN sms_at_ringing boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incoming_call_policies DROP COLUMN sms_at_ringing');
  }
}
