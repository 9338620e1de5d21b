import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may call: allow and block lists, and what a policy says of all others. */
export class CreateCallerLists1763820000084 implements MigrationInterface {
  name = 'CreateCallerLists1763820000084';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE caller_entries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        -- Null: every policy of the project.
        policy_id uuid,
        list text NOT NULL,
        pattern text NOT NULL,
        note text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT caller_entries_list_check CHECK (list IN ('allow', 'block')),
        CONSTRAINT caller_entries_pattern_check CHECK (length(pattern) BETWEEN 1 AND 250),
        CONSTRAINT caller_entries_pattern_key UNIQUE NULLS NOT DISTINCT (project_id, policy_id, pattern),
        FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies (id, project_id) ON DELETE CASCADE
      );
      CREATE TRIGGER routing_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON caller_entries
        FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

      ALTER TABLE incoming_call_policies
        ADD COLUMN unlisted_callers text NOT NULL DEFAULT 'admitted',
        ADD COLUMN withheld_callers text NOT NULL DEFAULT 'admitted',
        ADD COLUMN challenged_callers text NOT NULL DEFAULT 'nobody',
        ADD COLUMN calls_per_hour integer,
        ADD COLUMN refusal_message text NOT NULL DEFAULT 'Sorry, this hotline does not take your call. Goodbye.',
        ADD CONSTRAINT incoming_call_policies_unlisted_callers_check CHECK (unlisted_callers IN ('admitted', 'refused')),
        ADD CONSTRAINT incoming_call_policies_withheld_callers_check CHECK (withheld_callers IN ('admitted', 'refused')),
        ADD CONSTRAINT incoming_call_policies_challenged_callers_check CHECK (challenged_callers IN ('nobody', 'unverified', 'everybody')),
        ADD CONSTRAINT incoming_call_policies_calls_per_hour_check CHECK (calls_per_hour BETWEEN 1 AND 1000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE caller_entries;
      ALTER TABLE incoming_call_policies
        DROP COLUMN unlisted_callers, DROP COLUMN withheld_callers, DROP COLUMN challenged_callers,
        DROP COLUMN calls_per_hour, DROP COLUMN refusal_message;
    `);
  }
}
