import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Purchases of phone numbers: what was asked for, and how far it has come. */
export class CreateNumberPurchases1763820000088 implements MigrationInterface {
  name = 'CreateNumberPurchases1763820000088';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE number_purchases (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL,
        policy_id uuid NOT NULL,
        number text NOT NULL,
        -- The account that pays, whichever call/SMS config the policy uses later.
        account_sid text NOT NULL,
        address_sid text,
        bundle_sid text,
        -- What the buyer was shown.
        monthly_price text,
        currency text,
        state text NOT NULL DEFAULT 'asked',
        problem text,
        -- Since when the number may have been bought; null: the carrier was not told to sell it yet.
        tried_at timestamptz,
        -- Until then one process works on it; a process that dies lets go of it.
        held_until timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT number_purchases_state_check
          CHECK (state IN ('asked', 'bought', 'configured', 'linked', 'failed', 'given-up')),
        CONSTRAINT number_purchases_tried_check
          CHECK (tried_at IS NOT NULL OR state IN ('asked', 'failed')),
        FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies (id, project_id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX number_purchases_open_once
        ON number_purchases (project_id, number) WHERE state IN ('asked', 'bought', 'configured');
      CREATE INDEX number_purchases_by_policy ON number_purchases (policy_id, created_at, id);
      CREATE INDEX number_purchases_open
        ON number_purchases (held_until) WHERE state IN ('asked', 'bought', 'configured');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE number_purchases;');
  }
}
