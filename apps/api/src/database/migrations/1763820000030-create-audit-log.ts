import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what. Entries are only ever added. */
export class CreateAuditLog1763820000030 implements MigrationInterface {
  name = 'CreateAuditLog1763820000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        project_id uuid,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        address text,
        action text NOT NULL,
        target_id text NOT NULL,
        target_name text NOT NULL,
        before jsonb,
        after jsonb,
        CONSTRAINT audit_entries_actor_check CHECK (actor_kind = 'system' OR actor_id IS NOT NULL)
      );
      CREATE INDEX audit_entries_newest_first ON audit_entries (project_id, id);
      CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id);

      CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Audit entries are never changed or deleted.';
      END
      $$;
      CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_stay();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entries; DROP FUNCTION audit_entries_stay()');
  }
}
