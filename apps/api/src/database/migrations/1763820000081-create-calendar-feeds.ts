import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars that people subscribe to. They go with the schedule, and with their maker's membership. */
export class CreateCalendarFeeds1763820000081 implements MigrationInterface {
  name = 'CreateCalendarFeeds1763820000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_feeds (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- Null: the person's own shifts.
        schedule_id uuid,
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        renewed_at timestamptz NOT NULL,
        last_read_at timestamptz,
        CONSTRAINT calendar_feeds_by_token UNIQUE (token_hash),
        CONSTRAINT calendar_feeds_once UNIQUE NULLS NOT DISTINCT (project_id, user_id, schedule_id),
        FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE,
        FOREIGN KEY (schedule_id, project_id) REFERENCES schedules (id, project_id) ON DELETE CASCADE
      );
      CREATE INDEX calendar_feeds_by_schedule ON calendar_feeds (schedule_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feeds;');
  }
}
