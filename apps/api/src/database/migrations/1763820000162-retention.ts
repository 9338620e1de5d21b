import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long projects keep what they know of their calls, and what was deleted for it. */
export class Retention1763820000162 implements MigrationInterface {
  name = 'Retention1763820000162';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention (
        project_id uuid PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
        call_days integer,
        journal_days integer,
        voicemail_days integer,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT retention_days_check CHECK (least(call_days, journal_days, voicemail_days) >= 1)
      );
      CREATE TABLE retention_runs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        deleted integer NOT NULL,
        oldest timestamptz NOT NULL,
        newest timestamptz NOT NULL,
        CONSTRAINT retention_runs_kind_check CHECK (kind IN ('calls', 'journal', 'voicemails'))
      );
      CREATE INDEX retention_runs_newest_first ON retention_runs (project_id, at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retention_runs; DROP TABLE retention;');
  }
}
