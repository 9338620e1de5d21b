import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people edit is counted, so that nobody overwrites what they have not seen. */
export class Versions1763820000060 implements MigrationInterface {
  name = 'Versions1763820000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incoming_call_policies
        ADD version integer NOT NULL DEFAULT 1,
        ADD rules_version integer NOT NULL DEFAULT 1;
      ALTER TABLE escalation_rules ADD version integer NOT NULL DEFAULT 1;
      ALTER TABLE call_sms_configs ADD version integer NOT NULL DEFAULT 1;

      CREATE INDEX audit_entries_of_account ON audit_entries (target_id, id)
        WHERE project_id IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_entries_of_account;
      ALTER TABLE call_sms_configs DROP version;
      ALTER TABLE escalation_rules DROP version;
      ALTER TABLE incoming_call_policies DROP version, DROP rules_version;
    `);
  }
}
