import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a number came to its policy, and what it said at the carrier before it was taken over. */
export class TakenNumbers1763820000083 implements MigrationInterface {
  name = 'TakenNumbers1763820000083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE routing_numbers
        ADD COLUMN origin text NOT NULL DEFAULT 'linked',
        -- Sealed: an address may hold a password.
        ADD COLUMN previous_settings_sealed text,
        ADD CONSTRAINT routing_numbers_origin_check CHECK (origin IN ('linked', 'taken-over', 'bought')),
        -- What is taken over can always be put back.
        ADD CONSTRAINT routing_numbers_previous_settings_check
          CHECK ((origin = 'taken-over') = (previous_settings_sealed IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE routing_numbers DROP COLUMN previous_settings_sealed, DROP COLUMN origin;',
    );
  }
}
