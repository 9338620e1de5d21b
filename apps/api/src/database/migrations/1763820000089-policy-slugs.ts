import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A name for scripts: every policy has a slug, made of its name unless somebody chooses one. */
export class PolicySlugs1763820000089 implements MigrationInterface {
  name = 'PolicySlugs1763820000089';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION slug_of(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT coalesce(nullif(trim(BOTH '-' FROM left(trim(BOTH '-' FROM regexp_replace(
          lower(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g')),
          '[^a-z0-9]+', '-', 'g')), 50)), ''), 'policy')
      $$;

      -- One after the other within a project, so that two policies of one name at once get two slugs.
      CREATE FUNCTION give_policy_slug() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wanted text := slug_of(NEW.name);
        number integer := 2;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('policy-slug ' || NEW.project_id, 0));
        IF NEW.slug IS NULL THEN
          NEW.slug := wanted;
          WHILE EXISTS (SELECT FROM incoming_call_policies
              WHERE project_id = NEW.project_id AND slug = NEW.slug AND id <> NEW.id) LOOP
            NEW.slug := wanted || '-' || number;
            number := number + 1;
          END LOOP;
        END IF;
        RETURN NEW;
      END
      $$;

      ALTER TABLE incoming_call_policies ADD COLUMN slug text,
        ADD CONSTRAINT incoming_call_policies_slug_check
          CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 63),
        ADD CONSTRAINT incoming_call_policies_project_id_slug_key UNIQUE (project_id, slug);
      CREATE TRIGGER give_policy_slug BEFORE INSERT OR UPDATE OF slug ON incoming_call_policies
        FOR EACH ROW EXECUTE FUNCTION give_policy_slug();

      DO $$
      DECLARE policy record;
      BEGIN
        FOR policy IN SELECT id FROM incoming_call_policies ORDER BY created_at, id LOOP
          UPDATE incoming_call_policies SET slug = NULL WHERE id = policy.id;
        END LOOP;
      END
      $$;
      ALTER TABLE incoming_call_policies ALTER COLUMN slug SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER give_policy_slug ON incoming_call_policies;
      ALTER TABLE incoming_call_policies DROP COLUMN slug;
      DROP FUNCTION give_policy_slug;
      DROP FUNCTION slug_of;
    `);
  }
}
