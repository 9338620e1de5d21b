import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recordings of calls are kept for a time of their own. */
export class RecordingRetention1763820000171 implements MigrationInterface {
  name = 'RecordingRetention1763820000171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE retention ADD COLUMN recording_days integer;
      ALTER TABLE retention_runs
        DROP CONSTRAINT retention_runs_kind_check,
        ADD CONSTRAINT retention_runs_kind_check
          CHECK (kind IN ('calls', 'journal', 'voicemails', 'recordings'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM retention_runs WHERE kind = 'recordings';
      ALTER TABLE retention_runs
        DROP CONSTRAINT retention_runs_kind_check,
        ADD CONSTRAINT retention_runs_kind_check CHECK (kind IN ('calls', 'journal', 'voicemails'));
      ALTER TABLE retention DROP COLUMN recording_days;
    `);
  }
}
