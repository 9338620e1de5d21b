import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers that are being taken over or released at this moment. */
export class CreateBusyNumbers1763820000092 implements MigrationInterface {
  name = 'CreateBusyNumbers1763820000092';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE busy_numbers (
        number text PRIMARY KEY,
        -- A process that died has let go of it then.
        until timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE busy_numbers;');
  }
}
