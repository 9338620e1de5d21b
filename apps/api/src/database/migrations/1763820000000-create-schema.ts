import type { MigrationInterface, QueryRunner } from 'typeorm';

import { callRecordTables } from './create-schema/call-record.js';
import { configurationTables } from './create-schema/configuration.js';
import { routingVersion } from './create-schema/routing-version.js';

/** The first schema: who is who, how calls are routed, and the record of each call. */
export class CreateSchema1763820000000 implements MigrationInterface {
  name = 'CreateSchema1763820000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [configurationTables, callRecordTables, routingVersion]) {
      await runner.query(statements);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE call_journal, call_attempts, calls, routing_plans, escalation_rule_users, escalation_rules,
        routing_numbers, incoming_call_policies, call_sms_configs, phones, members, users, projects, routing_version;
      DROP FUNCTION routing_changed();
    `);
  }
}
