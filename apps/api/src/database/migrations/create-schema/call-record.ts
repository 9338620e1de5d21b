/**
 * The record of each call. `status` and `outcome` are generated from what is known, so that no order in which
 * callbacks arrive can leave them wrong. No foreign keys to the configuration: history outlives it.
 */
export const callRecordTables = `
CREATE TABLE routing_plans (
  id text PRIMARY KEY,
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE calls (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL,
  policy_id uuid,
  plan_id text,
  account_sid text NOT NULL,
  call_sid text NOT NULL,
  caller text,
  routing_number text,
  started_at timestamptz NOT NULL,
  came_in boolean,
  refusal text CHECK (refusal IN ('blocked', 'disabled', 'unknown-number', 'not-configured')),
  ending text CHECK (ending IN ('no-answer', 'no-one-available', 'busy', 'failed')),
  failure text,
  accepted_attempt integer,
  accepted_at timestamptz,
  unconnected_attempt integer,
  ended_at timestamptz,
  carrier_status text,
  carrier_seconds integer,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  status text NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN refusal IS NOT NULL THEN refusal
      WHEN accepted_attempt > coalesce(unconnected_attempt, 0)
        THEN CASE WHEN ended_at IS NULL THEN 'connected' ELSE 'completed' END
      WHEN ending IS NOT NULL THEN ending
      WHEN ended_at IS NULL THEN 'ringing'
      -- The carrier tells of a call whose webhook never reached us: it was not routed at all.
      WHEN came_in IS NULL OR carrier_status = 'failed' THEN 'failed'
      ELSE 'caller-hung-up'
    END
  ) STORED
) WITH (fillfactor = 80);
CREATE INDEX calls_newest_first ON calls (project_id, started_at DESC, id DESC);
CREATE INDEX calls_of_policy ON calls (policy_id, started_at DESC);
CREATE INDEX calls_open ON calls (started_at) WHERE ended_at IS NULL;

CREATE TABLE call_attempts (
  call_id uuid NOT NULL,
  number integer NOT NULL,
  project_id uuid NOT NULL,
  round integer NOT NULL,
  rule_order integer NOT NULL,
  user_id uuid NOT NULL,
  user_name text NOT NULL,
  phone text NOT NULL,
  leg_sid text,
  asked_at timestamptz,
  ringing_at timestamptz,
  picked_up_at timestamptz,
  accepted_at timestamptz,
  response text CHECK (response IN ('declined', 'no-key')),
  result text CHECK (result IN ('connected', 'not-accepted', 'no-answer', 'busy', 'failed', 'caller-gone')),
  leg_status text,
  ended_at timestamptz,
  outcome text NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN result = 'connected' OR (accepted_at IS NOT NULL AND result IS NULL) THEN 'accepted'
      WHEN response IS NOT NULL THEN response
      WHEN result = 'caller-gone' OR leg_status = 'canceled' THEN 'caller-gone'
      WHEN result IN ('no-answer', 'busy', 'failed') THEN result
      WHEN leg_status IN ('no-answer', 'busy', 'failed') THEN leg_status
      WHEN result IS NOT NULL OR leg_status IS NOT NULL THEN 'hung-up'
      WHEN picked_up_at IS NOT NULL THEN 'picked-up'
      WHEN ringing_at IS NOT NULL THEN 'ringing'
      ELSE 'asked'
    END
  ) STORED,
  PRIMARY KEY (call_id, number)
) WITH (fillfactor = 70);
CREATE INDEX call_attempts_open ON call_attempts (call_id) WHERE ended_at IS NULL;

CREATE TABLE call_journal (
  call_id uuid NOT NULL,
  key text NOT NULL,
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  at timestamptz NOT NULL,
  facts jsonb NOT NULL,
  steps jsonb,
  plan_id text,
  PRIMARY KEY (call_id, key)
);
`;
