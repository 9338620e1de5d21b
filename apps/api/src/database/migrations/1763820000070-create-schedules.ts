import type { MigrationInterface, QueryRunner } from 'typeorm';

const overrides = `
  CREATE TABLE schedule_overrides (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Of two that were created at the same moment the later holds.
    number bigint GENERATED ALWAYS AS IDENTITY,
    schedule_id uuid NOT NULL,
    project_id uuid NOT NULL,
    kind text NOT NULL,
    user_id uuid,
    by_user_id uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    -- Null: an API key, or somebody whose account is gone.
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_by_name text NOT NULL,
    CONSTRAINT schedule_overrides_people_check CHECK (CASE kind
      WHEN 'add' THEN user_id IS NOT NULL AND by_user_id IS NULL
      WHEN 'remove' THEN user_id IS NOT NULL AND by_user_id IS NULL
      WHEN 'replace' THEN user_id IS NOT NULL AND by_user_id IS NOT NULL AND user_id <> by_user_id
      WHEN 'replace-all' THEN user_id IS NULL AND by_user_id IS NOT NULL
      ELSE false END),
    CONSTRAINT schedule_overrides_period_check CHECK (starts_at < ends_at),
    FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE,
    FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE,
    FOREIGN KEY (project_id, by_user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX schedule_overrides_by_end ON schedule_overrides (schedule_id, ends_at);
  CREATE INDEX schedule_overrides_by_user ON schedule_overrides (project_id, user_id);
  CREATE INDEX schedule_overrides_by_substitute ON schedule_overrides (project_id, by_user_id);
  CREATE INDEX schedule_overrides_by_creator ON schedule_overrides (created_by);
`;

/** On-call schedules: layers, the people in them, and overrides. Whoever leaves the project leaves all of them. */
export class CreateSchedules1763820000070 implements MigrationInterface {
  name = 'CreateSchedules1763820000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE schedules (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        time_zone text NOT NULL,
        mode text NOT NULL,
        holiday_calendars jsonb NOT NULL DEFAULT '[]',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT schedules_name_check CHECK (length(name) BETWEEN 1 AND 100),
        CONSTRAINT schedules_mode_check CHECK (mode IN ('one-wins', 'all-on-call')),
        CONSTRAINT schedules_holiday_calendars_check CHECK (jsonb_typeof(holiday_calendars) = 'array'),
        CONSTRAINT schedules_id_project_id_key UNIQUE (id, project_id)
      );
      CREATE UNIQUE INDEX schedules_by_name ON schedules (project_id, lower(name));

      CREATE TABLE schedule_layers (
        schedule_id uuid NOT NULL,
        project_id uuid NOT NULL,
        id uuid NOT NULL,
        position integer NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        -- All but the people: start, end, rotation, windows and holidays, or the times of shifts.
        definition jsonb NOT NULL,
        PRIMARY KEY (schedule_id, id),
        CONSTRAINT schedule_layers_position_check CHECK (position >= 1),
        CONSTRAINT schedule_layers_kind_check CHECK (kind IN ('rotation', 'shifts')),
        CONSTRAINT schedule_layers_definition_check CHECK (
          jsonb_typeof(definition) = 'object' AND CASE kind
            WHEN 'rotation' THEN definition ?& ARRAY['start', 'end', 'rotation', 'windows', 'holidays', 'turnsFollow']
              AND jsonb_typeof(definition -> 'rotation') = 'object'
              AND jsonb_typeof(definition -> 'windows') = 'array'
            ELSE definition ? 'shifts' AND jsonb_typeof(definition -> 'shifts') = 'array'
          END),
        CONSTRAINT schedule_layers_schedule_id_position_key UNIQUE (schedule_id, position),
        FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE
      );

      CREATE TABLE schedule_layer_people (
        schedule_id uuid NOT NULL,
        layer_id uuid NOT NULL,
        project_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- Of a rotation's turns or of the shifts; there may be gaps where somebody has left.
        turn integer NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (schedule_id, layer_id, turn, user_id),
        CONSTRAINT schedule_layer_people_place_check CHECK (turn >= 1 AND position >= 1),
        FOREIGN KEY (schedule_id, layer_id) REFERENCES schedule_layers (schedule_id, id) ON DELETE CASCADE,
        FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
      );
      CREATE INDEX schedule_layer_people_by_user ON schedule_layer_people (project_id, user_id);
    `);
    await runner.query(overrides);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE schedule_overrides, schedule_layer_people, schedule_layers, schedules;',
    );
  }
}
