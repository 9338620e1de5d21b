import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projects tell other systems of missed calls and voicemails. */
export class CreateOutgoingWebhooks1763820000130 implements MigrationInterface {
  name = 'CreateOutgoingWebhooks1763820000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outgoing_webhooks (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        name text NOT NULL,
        origin text NOT NULL,
        -- The whole address, which may be a secret itself, and the secret that signs.
        receiver_sealed text NOT NULL,
        format text NOT NULL,
        events text[] NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        failing_since timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT outgoing_webhooks_format_check CHECK (format IN ('plain', 'slack', 'teams'))
      );
      CREATE INDEX outgoing_webhooks_of_project ON outgoing_webhooks (project_id, created_at DESC, id DESC);

      CREATE TABLE webhook_deliveries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        webhook_id uuid NOT NULL REFERENCES outgoing_webhooks ON DELETE CASCADE,
        event text NOT NULL,
        -- Null: a test.
        call_id uuid,
        state text NOT NULL DEFAULT 'waiting',
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        attempted_at timestamptz,
        status_code integer,
        duration_milliseconds integer,
        answer text,
        CONSTRAINT webhook_deliveries_once_key UNIQUE (webhook_id, event, call_id),
        CONSTRAINT webhook_deliveries_state_check CHECK (state IN ('waiting', 'delivered', 'failed'))
      );
      CREATE INDEX webhook_deliveries_newest_first ON webhook_deliveries (webhook_id, created_at DESC, id DESC);
      CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries, outgoing_webhooks');
  }
}
