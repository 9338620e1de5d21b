import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A project may show callers' numbers by their last two digits to those who only look on. */
export class MaskedCallerNumbers1763820000166 implements MigrationInterface {
  name = 'MaskedCallerNumbers1763820000166';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE projects ADD COLUMN masks_caller_numbers boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects DROP COLUMN masks_caller_numbers');
  }
}
