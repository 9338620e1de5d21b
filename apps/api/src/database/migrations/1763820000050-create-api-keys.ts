import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for automation, and the answers that repeated requests get again. */
export class CreateApiKeys1763820000050 implements MigrationInterface {
  name = 'CreateApiKeys1763820000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL CONSTRAINT api_keys_project_id_fkey REFERENCES projects ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT api_keys_name_check CHECK (length(name) BETWEEN 1 AND 100),
        prefix text NOT NULL,
        key_hash bytea NOT NULL CONSTRAINT api_keys_key_hash_key UNIQUE,
        scopes text[] NOT NULL CONSTRAINT api_keys_scopes_check CHECK (cardinality(scopes) > 0),
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz,
        last_used_from text
      );
      CREATE INDEX api_keys_newest_first ON api_keys (project_id, created_at, id);

      -- The answer is null while the request runs, and stays so when the process dies under it.
      CREATE TABLE idempotency_keys (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        actor_id uuid NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        answer_sealed text,
        used_at timestamptz NOT NULL,
        CONSTRAINT idempotency_keys_actor_id_key_key UNIQUE (actor_id, key)
      );
      CREATE INDEX idempotency_keys_oldest_first ON idempotency_keys (used_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys, api_keys');
  }
}
