import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Callers may leave a message, of which the record holds where the carrier has it. */
export class Voicemail1763820000098 implements MigrationInterface {
  name = 'Voicemail1763820000098';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN voicemail_enabled boolean NOT NULL DEFAULT false,
        ADD COLUMN voicemail_message text NOT NULL
          DEFAULT 'Nobody can take your call right now. Please leave a message after the tone.',
        ADD COLUMN voicemail_voice text,
        ADD COLUMN voicemail_seconds integer NOT NULL DEFAULT 120,
        ADD COLUMN voicemail_silence_seconds integer NOT NULL DEFAULT 5;
      ALTER TABLE calls
        ADD COLUMN voicemail_offered boolean,
        ADD COLUMN voicemail_sid text,
        ADD COLUMN voicemail_seconds integer;
      ${setStatus("WHEN voicemail_seconds > 0 THEN 'voicemail-left'")}
      CREATE INDEX calls_with_voicemail ON calls (project_id, started_at DESC, id DESC) WHERE voicemail_seconds > 0;
      CREATE INDEX calls_voicemail_unknown ON calls (started_at) WHERE voicemail_offered AND voicemail_seconds IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX calls_with_voicemail, calls_voicemail_unknown;
      ${setStatus('')}
      ALTER TABLE calls
        DROP COLUMN voicemail_offered,
        DROP COLUMN voicemail_sid,
        DROP COLUMN voicemail_seconds;
      ALTER TABLE incoming_call_policies
        DROP COLUMN voicemail_enabled,
        DROP COLUMN voicemail_message,
        DROP COLUMN voicemail_voice,
        DROP COLUMN voicemail_seconds,
        DROP COLUMN voicemail_silence_seconds;
    `);
  }
}

/**
 * How a call stands, as the record derives it.
 *
 * @param voicemail what comes before the ways in which escalation ends.
 */
function setStatus(voicemail: string): string {
  return `
      ALTER TABLE calls DROP COLUMN status;
      ALTER TABLE calls ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (
        CASE
          WHEN refusal IS NOT NULL THEN refusal
          WHEN accepted_attempt > coalesce(unconnected_attempt, 0)
            THEN CASE WHEN ended_at IS NULL THEN 'connected' ELSE 'completed' END
          ${voicemail}
          WHEN ending IS NOT NULL THEN ending
          WHEN ended_at IS NULL THEN 'ringing'
          WHEN came_in IS NULL OR carrier_status = 'failed' THEN 'failed'
          ELSE 'caller-hung-up'
        END
      ) STORED;
      CREATE INDEX calls_by_status ON calls (project_id, status, started_at DESC, id DESC);`;
}
