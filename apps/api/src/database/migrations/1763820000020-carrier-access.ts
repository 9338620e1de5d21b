import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys and regions of call/SMS configs, a count of tests that cost money, and what became of codes. */
export class CarrierAccess1763820000020 implements MigrationInterface {
  name = 'CarrierAccess1763820000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_sms_configs
        ADD COLUMN api_key_sid text,
        ADD COLUMN api_key_secret_sealed text,
        ADD COLUMN region text,
        ADD COLUMN edge text,
        ADD CONSTRAINT call_sms_configs_api_key_check CHECK ((api_key_sid IS NULL) = (api_key_secret_sealed IS NULL)),
        ADD CONSTRAINT call_sms_configs_region_check CHECK ((region IS NULL) = (edge IS NULL) AND (region IS NULL OR api_base_url IS NULL));

      -- Outlives the config: whoever deletes and adds it again gets no more tests for that.
      CREATE TABLE carrier_trials (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        requested_at timestamptz NOT NULL
      );
      CREATE INDEX carrier_trials_by_project ON carrier_trials (project_id);

      -- Codes live ten minutes: those under way were sent by a version that did not keep them here.
      DELETE FROM phone_verifications;
      ALTER TABLE phone_verifications
        ADD COLUMN code_sealed text,
        DROP CONSTRAINT phone_verifications_delivery_check,
        ADD CONSTRAINT phone_verifications_delivery_check CHECK (delivery IN ('sending', 'sent', 'delivered', 'failed'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM phone_verifications;
      ALTER TABLE phone_verifications
        DROP COLUMN code_sealed,
        DROP CONSTRAINT phone_verifications_delivery_check,
        ADD CONSTRAINT phone_verifications_delivery_check CHECK (delivery IN ('sending', 'sent', 'failed'));
      DROP TABLE carrier_trials;
      ALTER TABLE call_sms_configs
        DROP COLUMN api_key_sid, DROP COLUMN api_key_secret_sealed, DROP COLUMN region, DROP COLUMN edge;
    `);
  }
}
