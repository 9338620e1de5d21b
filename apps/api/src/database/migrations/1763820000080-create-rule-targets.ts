import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people on call and on teams are made of: whoever changes it changes whom a call reaches. */
const watched = [
  'escalation_rule_targets',
  'teams',
  'team_members',
  'schedules',
  'schedule_layers',
  'schedule_layer_people',
  'schedule_overrides',
];

/** Rules ring people, teams and schedules, in one order. */
export class CreateRuleTargets1763820000080 implements MigrationInterface {
  name = 'CreateRuleTargets1763820000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalation_rule_targets (
        rule_id uuid NOT NULL,
        -- Of its own, so that a project can be deleted as a whole: what its rules ring goes first.
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        -- 1 is rung first; there may be gaps where somebody has left.
        position integer NOT NULL,
        user_id uuid,
        team_id uuid,
        schedule_id uuid,
        PRIMARY KEY (rule_id, position),
        CONSTRAINT escalation_rule_targets_position_check CHECK (position >= 1),
        CONSTRAINT escalation_rule_targets_kind_check CHECK (num_nonnulls(user_id, team_id, schedule_id) = 1),
        CONSTRAINT escalation_rule_targets_rule_id_user_id_key UNIQUE (rule_id, user_id),
        CONSTRAINT escalation_rule_targets_rule_id_team_id_key UNIQUE (rule_id, team_id),
        CONSTRAINT escalation_rule_targets_rule_id_schedule_id_key UNIQUE (rule_id, schedule_id),
        FOREIGN KEY (rule_id, project_id) REFERENCES escalation_rules (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE,
        FOREIGN KEY (team_id, project_id) REFERENCES teams (id, project_id),
        FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id)
      );
      CREATE INDEX escalation_rule_targets_by_user ON escalation_rule_targets (project_id, user_id);
      CREATE INDEX escalation_rule_targets_by_team ON escalation_rule_targets (team_id);
      CREATE INDEX escalation_rule_targets_by_schedule ON escalation_rule_targets (schedule_id);

      INSERT INTO escalation_rule_targets (rule_id, project_id, position, user_id)
        SELECT rule_id, project_id, row_number() OVER (PARTITION BY rule_id ORDER BY position, user_id), user_id
        FROM escalation_rule_users;
      DROP TABLE escalation_rule_users;

      -- What the plans of calls say of schedules, by a hash of the content: once for all plans that hold it.
      CREATE TABLE routing_schedules (
        project_id uuid NOT NULL,
        id text NOT NULL,
        content jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (project_id, id)
      );
    `);
    for (const table of watched) {
      await runner.query(`
        CREATE TRIGGER routing_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION routing_changed()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalation_rule_users (
        rule_id uuid NOT NULL,
        project_id uuid NOT NULL,
        user_id uuid NOT NULL,
        position integer NOT NULL CHECK (position >= 1),
        PRIMARY KEY (rule_id, user_id),
        FOREIGN KEY (rule_id, project_id) REFERENCES escalation_rules (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
      );
      INSERT INTO escalation_rule_users (rule_id, project_id, user_id, position)
        SELECT rule_id, project_id, user_id, position FROM escalation_rule_targets WHERE user_id IS NOT NULL;
      DROP TABLE escalation_rule_targets, routing_schedules;
      CREATE TRIGGER routing_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON escalation_rule_users
        FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();
    `);
    for (const table of watched.slice(1)) {
      await runner.query(`DROP TRIGGER routing_changed ON ${table}`);
    }
  }
}
