/** Projects, people and what they configure. Composite foreign keys keep every row inside its project. */
export const configurationTables = `
CREATE TABLE projects (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE members (
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'responder', 'viewer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, user_id)
);
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE phones (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  number text NOT NULL CHECK (number ~ '^[+][1-9][0-9]{4,14}$'),
  verified_at timestamptz,
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, number)
);

CREATE TABLE call_sms_configs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  description text NOT NULL DEFAULT '',
  account_sid text NOT NULL,
  auth_token_sealed text NOT NULL,
  second_auth_token_sealed text,
  primary_phone_number text,
  api_base_url text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, project_id)
);
CREATE INDEX call_sms_configs_by_project ON call_sms_configs (project_id);

CREATE TABLE incoming_call_policies (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  call_sms_config_id uuid,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  description text NOT NULL DEFAULT '',
  enabled boolean NOT NULL DEFAULT true,
  greeting_message text NOT NULL,
  no_answer_message text NOT NULL,
  no_one_available_message text NOT NULL,
  repeat_if_no_one_answers boolean NOT NULL DEFAULT false,
  repeat_times integer NOT NULL DEFAULT 1 CHECK (repeat_times BETWEEN 1 AND 10),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, project_id),
  FOREIGN KEY (call_sms_config_id, project_id) REFERENCES call_sms_configs (id, project_id)
);
CREATE INDEX incoming_call_policies_by_project ON incoming_call_policies (project_id, name);

CREATE TABLE routing_numbers (
  number text PRIMARY KEY,
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies (id, project_id) ON DELETE CASCADE
);
CREATE INDEX routing_numbers_by_policy ON routing_numbers (policy_id);

CREATE TABLE escalation_rules (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  escalate_after_seconds integer NOT NULL DEFAULT 30 CHECK (escalate_after_seconds BETWEEN 5 AND 600),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, project_id),
  UNIQUE (policy_id, position) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies (id, project_id) ON DELETE CASCADE
);

CREATE TABLE escalation_rule_users (
  rule_id uuid NOT NULL,
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  PRIMARY KEY (rule_id, user_id),
  FOREIGN KEY (rule_id, project_id) REFERENCES escalation_rules (id, project_id) ON DELETE CASCADE,
  FOREIGN KEY (project_id, user_id) REFERENCES members (project_id, user_id) ON DELETE CASCADE
);
`;
