import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that prove a phone, and how many were asked for. */
export class CreatePhoneVerifications1763820000003 implements MigrationInterface {
  name = 'CreatePhoneVerifications1763820000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_verifications (
        phone_id uuid PRIMARY KEY REFERENCES phones ON DELETE CASCADE,
        channel text NOT NULL CHECK (channel IN ('sms', 'call')),
        code_hash text NOT NULL,
        delivery text NOT NULL DEFAULT 'sending' CHECK (delivery IN ('sending', 'sent', 'failed')),
        failure text,
        failed_tries integer NOT NULL DEFAULT 0 CHECK (failed_tries BETWEEN 0 AND 5),
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT phone_verifications_failure_check CHECK ((delivery = 'failed') = (failure IS NOT NULL))
      );

      -- Outlives the phone: whoever deletes and adds it again gets no more codes for that.
      CREATE TABLE phone_code_requests (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        number text NOT NULL,
        requested_at timestamptz NOT NULL
      );
      CREATE INDEX phone_code_requests_by_user ON phone_code_requests (user_id);
      CREATE INDEX phone_code_requests_by_number ON phone_code_requests (number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE phone_code_requests, phone_verifications');
  }
}
