import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the carrier has understood of messages, where a policy wants it written down. */
export class VoicemailTexts1763820000176 implements MigrationInterface {
  name = 'VoicemailTexts1763820000176';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies ADD COLUMN voicemail_transcribed boolean NOT NULL DEFAULT false;
      CREATE TABLE voicemail_texts (
        call_id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        text text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE voicemail_texts;
      ALTER TABLE incoming_call_policies DROP COLUMN voicemail_transcribed;
    `);
  }
}
