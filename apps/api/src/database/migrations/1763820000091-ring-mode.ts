import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule may ring its people all at once. */
export class RingMode1763820000091 implements MigrationInterface {
  name = 'RingMode1763820000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE escalation_rules
        ADD COLUMN ring_mode text NOT NULL DEFAULT 'one-by-one',
        ADD CONSTRAINT escalation_rules_ring_mode_check CHECK (ring_mode IN ('one-by-one', 'all-at-once'));
      ALTER TABLE call_attempts
        ADD COLUMN in_wave boolean,
        DROP CONSTRAINT call_attempts_response_check,
        ADD CONSTRAINT call_attempts_response_check CHECK (response IN ('declined', 'no-key', 'stopped'));
      ${setOutcome('result IS NULL AND leg_status')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE escalation_rules DROP COLUMN ring_mode;
      ALTER TABLE call_attempts
        DROP COLUMN in_wave,
        DROP CONSTRAINT call_attempts_response_check,
        ADD CONSTRAINT call_attempts_response_check CHECK (response IN ('declined', 'no-key'));
      ${setOutcome('leg_status')}
    `);
  }
}

/**
 * What became of an attempt, as the record derives it.
 *
 * @param canceled whose being `canceled` says that the caller has gone.
 */
function setOutcome(canceled: string): string {
  return `
      ALTER TABLE call_attempts DROP COLUMN outcome;
      ALTER TABLE call_attempts ADD COLUMN outcome text NOT NULL GENERATED ALWAYS AS (
        CASE
          WHEN result = 'connected' OR (accepted_at IS NOT NULL AND result IS NULL) THEN 'accepted'
          WHEN response IS NOT NULL THEN response
          WHEN result = 'caller-gone' OR (${canceled} = 'canceled') THEN 'caller-gone'
          WHEN result IN ('no-answer', 'busy', 'failed') THEN result
          WHEN leg_status IN ('no-answer', 'busy', 'failed') THEN leg_status
          WHEN result IS NOT NULL OR leg_status IS NOT NULL THEN 'hung-up'
          WHEN picked_up_at IS NOT NULL THEN 'picked-up'
          WHEN ringing_at IS NOT NULL THEN 'ringing'
          ELSE 'asked'
        END
      ) STORED;`;
}
