import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Talks may be recorded; the record holds where the carrier has them, and what people have done with them. */
export class Recordings1763820000170 implements MigrationInterface {
  name = 'Recordings1763820000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN record_calls boolean NOT NULL DEFAULT false,
        ADD COLUMN recording_consent text NOT NULL
          DEFAULT 'This call is recorded. If you do not agree, please hang up.';
      ALTER TABLE calls
        ADD COLUMN recording_announced boolean,
        ADD COLUMN recording_sid text,
        ADD COLUMN recording_seconds integer;
      CREATE INDEX calls_recording_unknown ON calls (started_at) WHERE recording_announced AND recording_seconds IS NULL;
      CREATE TABLE recording_marks (
        call_id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        heard_at timestamptz,
        heard_by text,
        deleted_at timestamptz,
        deleted_by text,
        gone_at timestamptz
      );
      CREATE INDEX recording_marks_by_project ON recording_marks (project_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recording_marks;
      DROP INDEX calls_recording_unknown;
      ALTER TABLE calls
        DROP COLUMN recording_announced,
        DROP COLUMN recording_sid,
        DROP COLUMN recording_seconds;
      ALTER TABLE incoming_call_policies
        DROP COLUMN record_calls,
        DROP COLUMN recording_consent;
    `);
  }
}
