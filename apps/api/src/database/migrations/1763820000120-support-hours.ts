import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A policy may ring people at certain hours only. */
export class SupportHours1763820000120 implements MigrationInterface {
  name = 'SupportHours1763820000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN support_hours jsonb,
        ADD COLUMN outside_hours_message text NOT NULL
          DEFAULT 'You are calling outside of our support hours. Please try again later.',
        ADD COLUMN outside_hours_voice text;
      ${refusals("'blocked', 'disabled', 'outside-hours', 'unknown-number', 'not-configured'")}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        DROP COLUMN support_hours,
        DROP COLUMN outside_hours_message,
        DROP COLUMN outside_hours_voice;
      UPDATE calls SET refusal = 'disabled' WHERE refusal = 'outside-hours';
      ${refusals("'blocked', 'disabled', 'unknown-number', 'not-configured'")}
    `);
  }
}

/** Why a caller may not have been let in. */
function refusals(list: string): string {
  return `ALTER TABLE calls
        DROP CONSTRAINT calls_refusal_check,
        ADD CONSTRAINT calls_refusal_check CHECK (refusal IN (${list}));`;
}
