import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owners of a project are told of calls that nobody took. */
export class MissedCallMails1763820000141 implements MigrationInterface {
  name = 'MissedCallMails1763820000141';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies ADD COLUMN missed_call_mails boolean NOT NULL DEFAULT true;
      CREATE TABLE missed_call_mails (
        call_id uuid PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- What is over by now is no news.
      INSERT INTO missed_call_mails (call_id)
        SELECT id FROM calls WHERE started_at > now() - interval '1 day';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE missed_call_mails;
      ALTER TABLE incoming_call_policies DROP COLUMN missed_call_mails;
    `);
  }
}
