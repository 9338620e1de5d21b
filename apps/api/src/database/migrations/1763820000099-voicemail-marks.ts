import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has heard the message of a call, and who has deleted it. */
export class VoicemailMarks1763820000099 implements MigrationInterface {
  name = 'VoicemailMarks1763820000099';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE voicemail_marks (
        call_id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        heard_at timestamptz,
        heard_by text,
        deleted_at timestamptz,
        deleted_by text,
        -- The carrier has deleted it, too.
        gone_at timestamptz
      );
      CREATE INDEX voicemail_marks_project ON voicemail_marks (project_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voicemail_marks;');
  }
}
