import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the carrier takes for each leg of a call, which it tells minutes after its end. */
export class CallCosts1763820000158 implements MigrationInterface {
  name = 'CallCosts1763820000158';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calls
        ADD COLUMN cost numeric,
        ADD COLUMN cost_unit text,
        ADD COLUMN costs_known_at timestamptz,
        ADD COLUMN costs_asked smallint NOT NULL DEFAULT 0,
        ADD COLUMN costs_due_at timestamptz,
        ADD CONSTRAINT calls_cost_check CHECK ((cost IS NULL) = (cost_unit IS NULL));
      ALTER TABLE call_attempts
        ADD COLUMN cost numeric,
        ADD COLUMN cost_unit text,
        ADD CONSTRAINT call_attempts_cost_check CHECK ((cost IS NULL) = (cost_unit IS NULL));
      CREATE INDEX calls_cost_unknown ON calls (started_at) WHERE costs_known_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_attempts DROP COLUMN cost, DROP COLUMN cost_unit;
      ALTER TABLE calls DROP COLUMN cost, DROP COLUMN cost_unit, DROP COLUMN costs_known_at, DROP COLUMN costs_asked,
        DROP COLUMN costs_due_at;
    `);
  }
}
