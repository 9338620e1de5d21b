import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a policy speaks, whose number responders see, and how long a call may last. */
export class PolicySpeech1763820000086 implements MigrationInterface {
  name = 'PolicySpeech1763820000086';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD COLUMN greeting_enabled boolean NOT NULL DEFAULT true,
        ADD COLUMN voice text NOT NULL DEFAULT 'Polly.Joanna-Neural',
        -- Null: the policy's voice.
        ADD COLUMN greeting_voice text,
        ADD COLUMN no_answer_voice text,
        ADD COLUMN no_one_available_voice text,
        ADD COLUMN refusal_voice text,
        ADD COLUMN caller_id_shown text NOT NULL DEFAULT 'hotline',
        ADD COLUMN longest_talk_minutes integer NOT NULL DEFAULT 240,
        ADD CONSTRAINT incoming_call_policies_caller_id_shown_check CHECK (caller_id_shown IN ('hotline', 'caller')),
        ADD CONSTRAINT incoming_call_policies_longest_talk_minutes_check CHECK (longest_talk_minutes BETWEEN 1 AND 1440);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        DROP COLUMN greeting_enabled, DROP COLUMN voice, DROP COLUMN greeting_voice, DROP COLUMN no_answer_voice,
        DROP COLUMN no_one_available_voice, DROP COLUMN refusal_voice, DROP COLUMN caller_id_shown,
        DROP COLUMN longest_talk_minutes;
    `);
  }
}
