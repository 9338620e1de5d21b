import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams and their members, invitations, and versions of what people edit at the same time. */
export class CreateTeamsAndInvitations1763820000040 implements MigrationInterface {
  name = 'CreateTeamsAndInvitations1763820000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE projects ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE members ADD COLUMN version integer NOT NULL DEFAULT 1;

      CREATE TABLE teams (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT teams_name_check CHECK (length(name) BETWEEN 1 AND 100),
        CONSTRAINT teams_id_project_id_key UNIQUE (id, project_id)
      );
      CREATE UNIQUE INDEX teams_by_name ON teams (project_id, lower(name));

      CREATE TABLE team_members (
        team_id uuid NOT NULL,
        project_id uuid NOT NULL,
        user_id uuid NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (team_id, user_id),
        CONSTRAINT team_members_position_check CHECK (position >= 1),
        FOREIGN KEY (team_id, project_id) REFERENCES teams (id, project_id) ON DELETE CASCADE,
        FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
      );
      CREATE INDEX team_members_by_user ON team_members (project_id, user_id);

      CREATE TABLE invitations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
        email text NOT NULL,
        role text NOT NULL,
        token_hash text NOT NULL,
        -- Null: an API key.
        invited_by uuid REFERENCES users ON DELETE CASCADE,
        invited_by_name text NOT NULL,
        delivery text NOT NULL,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT invitations_project_id_email_key UNIQUE (project_id, email),
        CONSTRAINT invitations_token_hash_key UNIQUE (token_hash),
        CONSTRAINT invitations_role_check CHECK (role IN ('owner', 'admin', 'responder', 'viewer')),
        CONSTRAINT invitations_delivery_check CHECK (delivery IN ('link', 'mail'))
      );
      CREATE INDEX invitations_by_sender ON invitations (invited_by);

      -- Outlives the invitation: whoever withdraws it and invites anew gets no more mails for that.
      CREATE TABLE invitation_sendings (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL,
        sender_id uuid NOT NULL,
        sent_at timestamptz NOT NULL
      );
      CREATE INDEX invitation_sendings_by_email ON invitation_sendings (email);
      CREATE INDEX invitation_sendings_by_sender ON invitation_sendings (sender_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invitation_sendings, invitations, team_members, teams;
      ALTER TABLE members DROP COLUMN version;
      ALTER TABLE projects DROP COLUMN version;
    `);
  }
}
