import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Callers may leave a message instead of waiting. */
export class MessageInstead1763820000142 implements MigrationInterface {
  name = 'MessageInstead1763820000142';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN voicemail_while_waiting boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies DROP COLUMN voicemail_while_waiting;
    `);
  }
}
