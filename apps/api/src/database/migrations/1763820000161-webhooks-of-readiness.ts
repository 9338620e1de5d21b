import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other systems are told, too, when a policy is not ready any more, or is again. */
export class WebhooksOfReadiness1763820000161 implements MigrationInterface {
  name = 'WebhooksOfReadiness1763820000161';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_deliveries ADD COLUMN readiness jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_deliveries DROP COLUMN readiness');
  }
}
