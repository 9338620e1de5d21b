import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Callers whom a project has erased, and what is to be deleted of them at the carrier. */
export class Erasures1763820000168 implements MigrationInterface {
  name = 'Erasures1763820000168';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calls ADD COLUMN caller_erased_at timestamptz;
      CREATE TABLE erasures (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        caller_end text NOT NULL,
        number_sealed text,
        number_hash bytea,
        requested_at timestamptz NOT NULL,
        requested_by text NOT NULL,
        finished_at timestamptz,
        calls_under_way integer NOT NULL DEFAULT 0,
        calls integer NOT NULL DEFAULT 0,
        journal_lines integer NOT NULL DEFAULT 0,
        voicemails integer NOT NULL DEFAULT 0,
        contacts integer NOT NULL DEFAULT 0,
        caller_entries integer NOT NULL DEFAULT 0,
        webhook_answers integer NOT NULL DEFAULT 0,
        CONSTRAINT erasures_forgets_number_check
          CHECK ((finished_at IS NULL) = (number_sealed IS NOT NULL) AND (finished_at IS NULL) = (number_hash IS NOT NULL))
      );
      CREATE UNIQUE INDEX erasures_under_way ON erasures (project_id, number_hash) WHERE finished_at IS NULL;
      CREATE INDEX erasures_newest_first ON erasures (project_id, requested_at DESC, id DESC);
      CREATE TABLE carrier_erasures (
        erasure_id uuid NOT NULL REFERENCES erasures (id) ON DELETE CASCADE,
        sid text NOT NULL,
        kind text NOT NULL,
        call_id uuid NOT NULL,
        policy_id uuid,
        account_sid text NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        times_asked smallint NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        reason text,
        CONSTRAINT carrier_erasures_pkey PRIMARY KEY (erasure_id, sid),
        CONSTRAINT carrier_erasures_kind_check CHECK (kind IN ('call', 'recording')),
        CONSTRAINT carrier_erasures_state_check CHECK (state IN ('waiting', 'deleted', 'gone', 'refused'))
      );
      CREATE INDEX carrier_erasures_waiting ON carrier_erasures (erasure_id, due_at) WHERE state = 'waiting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE carrier_erasures; DROP TABLE erasures; ALTER TABLE calls DROP COLUMN caller_erased_at;',
    );
  }
}
