import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days of the statistics that are counted once. Whoever changes a call that is older than three hours forgets the days
 * in which it may lie, in any zone; younger ones stand in no stored day, and cost a comparison.
 */
export class StatisticsDays1763820000165 implements MigrationInterface {
  name = 'StatisticsDays1763820000165';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE statistics_days (
        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        time_zone text NOT NULL,
        policy_id uuid,
        day date NOT NULL,
        tally jsonb,
        maker uuid NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT statistics_days_once_key UNIQUE NULLS NOT DISTINCT (project_id, time_zone, policy_id, day)
      );

      CREATE FUNCTION forget_statistics_day() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          project uuid := coalesce(NEW.project_id, OLD.project_id);
          began date := (coalesce(NEW.started_at, OLD.started_at) AT TIME ZONE 'UTC')::date;
        BEGIN
          -- Whoever begins to count this day waits for this change, or leaves a row that is taken away here.
          PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 165));
          DELETE FROM statistics_days
          WHERE project_id = project AND day BETWEEN began - 1 AND began + 1;
          RETURN NULL;
        END
      $$;

      CREATE TRIGGER forget_statistics_day AFTER INSERT ON calls
        FOR EACH ROW WHEN (NEW.started_at < now() - interval '3 hours') EXECUTE FUNCTION forget_statistics_day();
      CREATE TRIGGER forget_statistics_day_changed AFTER UPDATE ON calls
        FOR EACH ROW WHEN (least(OLD.started_at, NEW.started_at) < now() - interval '3 hours')
        EXECUTE FUNCTION forget_statistics_day();
      CREATE TRIGGER forget_statistics_day_deleted AFTER DELETE ON calls
        FOR EACH ROW WHEN (OLD.started_at < now() - interval '3 hours') EXECUTE FUNCTION forget_statistics_day();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER forget_statistics_day ON calls;
      DROP TRIGGER forget_statistics_day_changed ON calls;
      DROP TRIGGER forget_statistics_day_deleted ON calls;
      DROP FUNCTION forget_statistics_day;
      DROP TABLE statistics_days;
    `);
  }
}
