import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names for numbers. */
export class CreateContacts1763820000155 implements MigrationInterface {
  name = 'CreateContacts1763820000155';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contacts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        number text NOT NULL,
        name text NOT NULL,
        note text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT contacts_number_check CHECK (number ~ '^\\+[1-9][0-9]{6,14}$'),
        CONSTRAINT contacts_name_check CHECK (length(name) BETWEEN 1 AND 80),
        CONSTRAINT contacts_note_check CHECK (length(note) <= 500),
        CONSTRAINT contacts_number_key UNIQUE (project_id, number)
      );
      CREATE INDEX contacts_by_name ON contacts (project_id, lower(name), id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contacts');
  }
}
