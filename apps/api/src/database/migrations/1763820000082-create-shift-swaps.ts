import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of responders that a colleague takes a shift of theirs. They go with the schedules and people they name. */
export class CreateShiftSwaps1763820000082 implements MigrationInterface {
  name = 'CreateShiftSwaps1763820000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shift_swaps (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL,
        asker_id uuid NOT NULL,
        asked_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        -- What the asker takes in return; null: nothing.
        return_schedule_id uuid,
        return_starts_at timestamptz,
        return_ends_at timestamptz,
        message text NOT NULL,
        state text NOT NULL DEFAULT 'open',
        -- Nobody can accept it any more.
        expires_at timestamptz GENERATED ALWAYS AS (least(starts_at, return_starts_at)) STORED,
        created_at timestamptz NOT NULL,
        closed_at timestamptz,
        CONSTRAINT shift_swaps_people_check CHECK (asker_id <> asked_id),
        CONSTRAINT shift_swaps_period_check CHECK (starts_at < ends_at),
        CONSTRAINT shift_swaps_return_check CHECK (
          num_nulls(return_schedule_id, return_starts_at, return_ends_at) = 3 OR
          num_nulls(return_schedule_id, return_starts_at, return_ends_at) = 0
            AND return_starts_at < return_ends_at),
        CONSTRAINT shift_swaps_state_check CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
        CONSTRAINT shift_swaps_closed_check CHECK ((state = 'open') = (closed_at IS NULL)),
        FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (return_schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, asker_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, asked_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX shift_swaps_asked_once
        ON shift_swaps (asker_id, asked_id, schedule_id, starts_at, ends_at) WHERE state = 'open';
      CREATE INDEX shift_swaps_by_creation ON shift_swaps (project_id, created_at, id);
      CREATE INDEX shift_swaps_by_asker ON shift_swaps (project_id, asker_id, created_at);
      CREATE INDEX shift_swaps_by_asked ON shift_swaps (project_id, asked_id);
      CREATE INDEX shift_swaps_by_schedule ON shift_swaps (schedule_id);
      CREATE INDEX shift_swaps_by_return_schedule ON shift_swaps (return_schedule_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shift_swaps;');
  }
}
