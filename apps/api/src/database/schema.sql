-- What the migrations amount to. Written by schema-dump.ts; do not edit.

CREATE OR REPLACE FUNCTION public.audit_entries_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION 'Audit entries are never changed or deleted.';
      END
      $function$;

CREATE OR REPLACE FUNCTION public.forget_statistics_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        DECLARE
          project uuid := coalesce(NEW.project_id, OLD.project_id);
          began date := (coalesce(NEW.started_at, OLD.started_at) AT TIME ZONE 'UTC')::date;
        BEGIN
          -- Whoever begins to count this day waits for this change, or leaves a row that is taken away here.
          PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 165));
          DELETE FROM statistics_days
          WHERE project_id = project AND day BETWEEN began - 1 AND began + 1;
          RETURN NULL;
        END
      $function$;

CREATE OR REPLACE FUNCTION public.give_policy_slug()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
      $function$;

CREATE OR REPLACE FUNCTION public.routing_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE routing_version SET version = version + 1;
  PERFORM pg_notify('routing_changed', '');
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.slug_of(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
        SELECT coalesce(nullif(trim(BOTH '-' FROM left(trim(BOTH '-' FROM regexp_replace(
          lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')),
          '[^a-z0-9]+', '-', 'g')), 50)), ''), 'policy')
      $function$;

CREATE TABLE accounts (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_provider_id_account_id_key UNIQUE (provider_id, account_id),
  CONSTRAINT accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE api_keys (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_from text,
  CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash),
  CONSTRAINT api_keys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT api_keys_scopes_check CHECK ((cardinality(scopes) > 0))
);

CREATE TABLE audit_entries (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
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
  CONSTRAINT audit_entries_actor_check CHECK (((actor_kind = 'system'::text) OR (actor_id IS NOT NULL))),
  CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
);

CREATE TABLE busy_numbers (
  number text NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT busy_numbers_pkey PRIMARY KEY (number)
);

CREATE TABLE calendar_feeds (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  schedule_id uuid,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  renewed_at timestamp with time zone NOT NULL,
  last_read_at timestamp with time zone,
  CONSTRAINT calendar_feeds_by_token UNIQUE (token_hash),
  CONSTRAINT calendar_feeds_once UNIQUE NULLS NOT DISTINCT (project_id, user_id, schedule_id),
  CONSTRAINT calendar_feeds_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_feeds_project_id_user_id_fkey FOREIGN KEY (project_id, user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT calendar_feeds_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE
);

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
  asked_at timestamp with time zone,
  ringing_at timestamp with time zone,
  picked_up_at timestamp with time zone,
  accepted_at timestamp with time zone,
  response text,
  result text,
  leg_status text,
  ended_at timestamp with time zone,
  in_wave boolean,
  outcome text NOT NULL GENERATED ALWAYS AS (
CASE
    WHEN ((result = 'connected'::text) OR ((accepted_at IS NOT NULL) AND (result IS NULL))) THEN 'accepted'::text
    WHEN (response IS NOT NULL) THEN response
    WHEN ((result = 'caller-gone'::text) OR ((result IS NULL) AND (leg_status = 'canceled'::text))) THEN 'caller-gone'::text
    WHEN (result = ANY (ARRAY['no-answer'::text, 'busy'::text, 'failed'::text])) THEN result
    WHEN (leg_status = ANY (ARRAY['no-answer'::text, 'busy'::text, 'failed'::text])) THEN leg_status
    WHEN ((result IS NOT NULL) OR (leg_status IS NOT NULL)) THEN 'hung-up'::text
    WHEN (picked_up_at IS NOT NULL) THEN 'picked-up'::text
    WHEN (ringing_at IS NOT NULL) THEN 'ringing'::text
    ELSE 'asked'::text
END) STORED,
  muted_until timestamp with time zone,
  cost numeric,
  cost_unit text,
  CONSTRAINT call_attempts_cost_check CHECK (((cost IS NULL) = (cost_unit IS NULL))),
  CONSTRAINT call_attempts_pkey PRIMARY KEY (call_id, number),
  CONSTRAINT call_attempts_response_check CHECK ((response = ANY (ARRAY['declined'::text, 'no-key'::text, 'stopped'::text]))),
  CONSTRAINT call_attempts_result_check CHECK ((result = ANY (ARRAY['connected'::text, 'not-accepted'::text, 'no-answer'::text, 'busy'::text, 'failed'::text, 'caller-gone'::text])))
) PARTITION BY RANGE (call_id);

CREATE TABLE call_journal (
  call_id uuid NOT NULL,
  key text NOT NULL,
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  facts jsonb NOT NULL,
  steps jsonb,
  plan_id text,
  CONSTRAINT call_journal_pkey PRIMARY KEY (call_id, key)
) PARTITION BY RANGE (call_id);

CREATE TABLE call_sms_configs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  account_sid text NOT NULL,
  auth_token_sealed text NOT NULL,
  second_auth_token_sealed text,
  primary_phone_number text,
  api_base_url text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  api_key_sid text,
  api_key_secret_sealed text,
  region text,
  edge text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT call_sms_configs_api_key_check CHECK (((api_key_sid IS NULL) = (api_key_secret_sealed IS NULL))),
  CONSTRAINT call_sms_configs_id_project_id_key UNIQUE (id, project_id),
  CONSTRAINT call_sms_configs_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT call_sms_configs_pkey PRIMARY KEY (id),
  CONSTRAINT call_sms_configs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT call_sms_configs_region_check CHECK ((((region IS NULL) = (edge IS NULL)) AND ((region IS NULL) OR (api_base_url IS NULL))))
);

CREATE TABLE caller_entries (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  policy_id uuid,
  list text NOT NULL,
  pattern text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT caller_entries_list_check CHECK ((list = ANY (ARRAY['allow'::text, 'block'::text]))),
  CONSTRAINT caller_entries_pattern_check CHECK (((length(pattern) >= 1) AND (length(pattern) <= 250))),
  CONSTRAINT caller_entries_pattern_key UNIQUE NULLS NOT DISTINCT (project_id, policy_id, pattern),
  CONSTRAINT caller_entries_pkey PRIMARY KEY (id),
  CONSTRAINT caller_entries_policy_id_project_id_fkey FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies(id, project_id) ON DELETE CASCADE,
  CONSTRAINT caller_entries_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE calls (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  policy_id uuid,
  plan_id text,
  account_sid text NOT NULL,
  call_sid text NOT NULL,
  caller text,
  routing_number text,
  started_at timestamp with time zone NOT NULL,
  came_in boolean,
  refusal text,
  ending text,
  failure text,
  accepted_attempt integer,
  accepted_at timestamp with time zone,
  unconnected_attempt integer,
  ended_at timestamp with time zone,
  carrier_status text,
  carrier_seconds integer,
  changed_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  voicemail_offered boolean,
  voicemail_sid text,
  voicemail_seconds integer,
  status text NOT NULL GENERATED ALWAYS AS (
CASE
    WHEN (refusal IS NOT NULL) THEN refusal
    WHEN (accepted_attempt > COALESCE(unconnected_attempt, 0)) THEN
    CASE
        WHEN (ended_at IS NULL) THEN 'connected'::text
        ELSE 'completed'::text
    END
    WHEN (voicemail_seconds > 0) THEN 'voicemail-left'::text
    WHEN (ending IS NOT NULL) THEN ending
    WHEN (ended_at IS NULL) THEN 'ringing'::text
    WHEN ((came_in IS NULL) OR (carrier_status = 'failed'::text)) THEN 'failed'::text
    ELSE 'caller-hung-up'::text
END) STORED,
  is_test boolean,
  passed_to uuid,
  cost numeric,
  cost_unit text,
  costs_known_at timestamp with time zone,
  costs_asked smallint NOT NULL DEFAULT 0,
  costs_due_at timestamp with time zone,
  caller_erased_at timestamp with time zone,
  recording_announced boolean,
  recording_sid text,
  recording_seconds integer,
  CONSTRAINT calls_cost_check CHECK (((cost IS NULL) = (cost_unit IS NULL))),
  CONSTRAINT calls_ending_check CHECK ((ending = ANY (ARRAY['no-answer'::text, 'no-one-available'::text, 'busy'::text, 'failed'::text]))),
  CONSTRAINT calls_pkey PRIMARY KEY (id),
  CONSTRAINT calls_refusal_check CHECK ((refusal = ANY (ARRAY['blocked'::text, 'disabled'::text, 'outside-hours'::text, 'unknown-number'::text, 'not-configured'::text])))
) PARTITION BY RANGE (id);

CREATE TABLE carrier_erasures (
  erasure_id uuid NOT NULL,
  sid text NOT NULL,
  kind text NOT NULL,
  call_id uuid NOT NULL,
  policy_id uuid,
  account_sid text NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  times_asked smallint NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL,
  reason text,
  CONSTRAINT carrier_erasures_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id) ON DELETE CASCADE,
  CONSTRAINT carrier_erasures_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'recording'::text]))),
  CONSTRAINT carrier_erasures_pkey PRIMARY KEY (erasure_id, sid),
  CONSTRAINT carrier_erasures_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'deleted'::text, 'gone'::text, 'refused'::text])))
);

CREATE TABLE carrier_trials (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  CONSTRAINT carrier_trials_pkey PRIMARY KEY (id),
  CONSTRAINT carrier_trials_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE contacts (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  number text NOT NULL,
  name text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT contacts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CONSTRAINT contacts_note_check CHECK ((length(note) <= 500)),
  CONSTRAINT contacts_number_check CHECK ((number ~ '^\+[1-9][0-9]{6,14}$'::text)),
  CONSTRAINT contacts_number_key UNIQUE (project_id, number),
  CONSTRAINT contacts_pkey PRIMARY KEY (id),
  CONSTRAINT contacts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE erasures (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  caller_end text NOT NULL,
  number_sealed text,
  number_hash bytea,
  requested_at timestamp with time zone NOT NULL,
  requested_by text NOT NULL,
  finished_at timestamp with time zone,
  calls_under_way integer NOT NULL DEFAULT 0,
  calls integer NOT NULL DEFAULT 0,
  journal_lines integer NOT NULL DEFAULT 0,
  voicemails integer NOT NULL DEFAULT 0,
  contacts integer NOT NULL DEFAULT 0,
  caller_entries integer NOT NULL DEFAULT 0,
  webhook_answers integer NOT NULL DEFAULT 0,
  CONSTRAINT erasures_forgets_number_check CHECK ((((finished_at IS NULL) = (number_sealed IS NOT NULL)) AND ((finished_at IS NULL) = (number_hash IS NOT NULL)))),
  CONSTRAINT erasures_pkey PRIMARY KEY (id),
  CONSTRAINT erasures_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE escalation_rule_targets (
  rule_id uuid NOT NULL,
  project_id uuid NOT NULL,
  "position" integer NOT NULL,
  user_id uuid,
  team_id uuid,
  schedule_id uuid,
  CONSTRAINT escalation_rule_targets_kind_check CHECK ((num_nonnulls(user_id, team_id, schedule_id) = 1)),
  CONSTRAINT escalation_rule_targets_pkey PRIMARY KEY (rule_id, "position"),
  CONSTRAINT escalation_rule_targets_position_check CHECK (("position" >= 1)),
  CONSTRAINT escalation_rule_targets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT escalation_rule_targets_project_id_user_id_fkey FOREIGN KEY (project_id, user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT escalation_rule_targets_rule_id_project_id_fkey FOREIGN KEY (rule_id, project_id) REFERENCES escalation_rules(id, project_id) ON DELETE CASCADE,
  CONSTRAINT escalation_rule_targets_rule_id_schedule_id_key UNIQUE (rule_id, schedule_id),
  CONSTRAINT escalation_rule_targets_rule_id_team_id_key UNIQUE (rule_id, team_id),
  CONSTRAINT escalation_rule_targets_rule_id_user_id_key UNIQUE (rule_id, user_id),
  CONSTRAINT escalation_rule_targets_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id),
  CONSTRAINT escalation_rule_targets_team_id_project_id_fkey FOREIGN KEY (team_id, project_id) REFERENCES teams(id, project_id)
);

CREATE TABLE escalation_rules (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  "position" integer NOT NULL,
  escalate_after_seconds integer NOT NULL DEFAULT 30,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  ring_mode text NOT NULL DEFAULT 'one-by-one'::text,
  CONSTRAINT escalation_rules_escalate_after_seconds_check CHECK (((escalate_after_seconds >= 5) AND (escalate_after_seconds <= 600))),
  CONSTRAINT escalation_rules_id_project_id_key UNIQUE (id, project_id),
  CONSTRAINT escalation_rules_pkey PRIMARY KEY (id),
  CONSTRAINT escalation_rules_policy_id_position_key UNIQUE (policy_id, "position") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT escalation_rules_policy_id_project_id_fkey FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies(id, project_id) ON DELETE CASCADE,
  CONSTRAINT escalation_rules_position_check CHECK (("position" >= 1)),
  CONSTRAINT escalation_rules_ring_mode_check CHECK ((ring_mode = ANY (ARRAY['one-by-one'::text, 'all-at-once'::text])))
);

CREATE TABLE idempotency_keys (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  actor_id uuid NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  answer_sealed text,
  used_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_actor_id_key_key UNIQUE (actor_id, key),
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (id)
);

CREATE TABLE incoming_call_policies (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  call_sms_config_id uuid,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  enabled boolean NOT NULL DEFAULT true,
  greeting_message text NOT NULL,
  no_answer_message text NOT NULL,
  no_one_available_message text NOT NULL,
  repeat_if_no_one_answers boolean NOT NULL DEFAULT false,
  repeat_times integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  rules_version integer NOT NULL DEFAULT 1,
  unlisted_callers text NOT NULL DEFAULT 'admitted'::text,
  withheld_callers text NOT NULL DEFAULT 'admitted'::text,
  challenged_callers text NOT NULL DEFAULT 'nobody'::text,
  calls_per_hour integer,
  refusal_message text NOT NULL DEFAULT 'Sorry, this hotline does not take your call. Goodbye.'::text,
  greeting_enabled boolean NOT NULL DEFAULT true,
  voice text NOT NULL DEFAULT 'Polly.Joanna-Neural'::text,
  greeting_voice text,
  no_answer_voice text,
  no_one_available_voice text,
  refusal_voice text,
  caller_id_shown text NOT NULL DEFAULT 'hotline'::text,
  longest_talk_minutes integer NOT NULL DEFAULT 240,
  slug text NOT NULL,
  time_zone text NOT NULL DEFAULT 'UTC'::text,
  voicemail_enabled boolean NOT NULL DEFAULT false,
  voicemail_message text NOT NULL DEFAULT 'Nobody can take your call right now. Please leave a message after the tone.'::text,
  voicemail_voice text,
  voicemail_seconds integer NOT NULL DEFAULT 120,
  voicemail_silence_seconds integer NOT NULL DEFAULT 5,
  support_hours jsonb,
  outside_hours_message text NOT NULL DEFAULT 'You are calling outside of our support hours. Please try again later.'::text,
  outside_hours_voice text,
  missed_call_mails boolean NOT NULL DEFAULT true,
  voicemail_while_waiting boolean NOT NULL DEFAULT false,
  outside_hours_policy_id uuid,
  menu jsonb,
  missed_call_sms boolean NOT NULL DEFAULT false,
  missed_call_recipients text NOT NULL DEFAULT 'owners'::text,
  record_calls boolean NOT NULL DEFAULT false,
  recording_consent text NOT NULL DEFAULT 'This call is recorded. If you do not agree, please hang up.'::text,
  sms_at_ringing boolean NOT NULL DEFAULT false,
  voicemail_transcribed boolean NOT NULL DEFAULT false,
  CONSTRAINT incoming_call_policies_call_sms_config_id_project_id_fkey FOREIGN KEY (call_sms_config_id, project_id) REFERENCES call_sms_configs(id, project_id),
  CONSTRAINT incoming_call_policies_caller_id_shown_check CHECK ((caller_id_shown = ANY (ARRAY['hotline'::text, 'caller'::text]))),
  CONSTRAINT incoming_call_policies_calls_per_hour_check CHECK (((calls_per_hour >= 1) AND (calls_per_hour <= 1000))),
  CONSTRAINT incoming_call_policies_challenged_callers_check CHECK ((challenged_callers = ANY (ARRAY['nobody'::text, 'unverified'::text, 'everybody'::text]))),
  CONSTRAINT incoming_call_policies_id_project_id_key UNIQUE (id, project_id),
  CONSTRAINT incoming_call_policies_longest_talk_minutes_check CHECK (((longest_talk_minutes >= 1) AND (longest_talk_minutes <= 1440))),
  CONSTRAINT incoming_call_policies_missed_call_recipients_check CHECK ((missed_call_recipients = ANY (ARRAY['owners'::text, 'rung'::text, 'owners-and-rung'::text]))),
  CONSTRAINT incoming_call_policies_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT incoming_call_policies_pkey PRIMARY KEY (id),
  CONSTRAINT incoming_call_policies_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT incoming_call_policies_project_id_slug_key UNIQUE (project_id, slug),
  CONSTRAINT incoming_call_policies_repeat_times_check CHECK (((repeat_times >= 1) AND (repeat_times <= 10))),
  CONSTRAINT incoming_call_policies_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 63))),
  CONSTRAINT incoming_call_policies_unlisted_callers_check CHECK ((unlisted_callers = ANY (ARRAY['admitted'::text, 'refused'::text]))),
  CONSTRAINT incoming_call_policies_withheld_callers_check CHECK ((withheld_callers = ANY (ARRAY['admitted'::text, 'refused'::text])))
);

CREATE TABLE invitation_sendings (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL,
  sender_id uuid NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  CONSTRAINT invitation_sendings_pkey PRIMARY KEY (id)
);

CREATE TABLE invitations (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_hash text NOT NULL,
  invited_by uuid,
  invited_by_name text NOT NULL,
  delivery text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT invitations_delivery_check CHECK ((delivery = ANY (ARRAY['link'::text, 'mail'::text]))),
  CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT invitations_pkey PRIMARY KEY (id),
  CONSTRAINT invitations_project_id_email_key UNIQUE (project_id, email),
  CONSTRAINT invitations_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'responder'::text, 'viewer'::text]))),
  CONSTRAINT invitations_token_hash_key UNIQUE (token_hash)
);

CREATE TABLE members (
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT members_pkey PRIMARY KEY (project_id, user_id),
  CONSTRAINT members_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'responder'::text, 'viewer'::text]))),
  CONSTRAINT members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE missed_call_mails (
  call_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT missed_call_mails_pkey PRIMARY KEY (call_id)
);

CREATE TABLE number_purchases (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  number text NOT NULL,
  account_sid text NOT NULL,
  address_sid text,
  bundle_sid text,
  monthly_price text,
  currency text,
  state text NOT NULL DEFAULT 'asked'::text,
  problem text,
  tried_at timestamp with time zone,
  held_until timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT number_purchases_pkey PRIMARY KEY (id),
  CONSTRAINT number_purchases_policy_id_project_id_fkey FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies(id, project_id) ON DELETE CASCADE,
  CONSTRAINT number_purchases_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'bought'::text, 'configured'::text, 'linked'::text, 'failed'::text, 'given-up'::text]))),
  CONSTRAINT number_purchases_tried_check CHECK (((tried_at IS NOT NULL) OR (state = ANY (ARRAY['asked'::text, 'failed'::text]))))
);

CREATE TABLE outgoing_webhooks (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  origin text NOT NULL,
  receiver_sealed text NOT NULL,
  format text NOT NULL,
  events text[] NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  failing_since timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT outgoing_webhooks_format_check CHECK ((format = ANY (ARRAY['plain'::text, 'slack'::text, 'teams'::text]))),
  CONSTRAINT outgoing_webhooks_pkey PRIMARY KEY (id),
  CONSTRAINT outgoing_webhooks_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE phone_code_requests (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id uuid NOT NULL,
  number text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  CONSTRAINT phone_code_requests_pkey PRIMARY KEY (id),
  CONSTRAINT phone_code_requests_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE phone_verifications (
  phone_id uuid NOT NULL,
  channel text NOT NULL,
  code_hash text NOT NULL,
  delivery text NOT NULL DEFAULT 'sending'::text,
  failure text,
  failed_tries integer NOT NULL DEFAULT 0,
  sent_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  code_sealed text,
  CONSTRAINT phone_verifications_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'call'::text]))),
  CONSTRAINT phone_verifications_delivery_check CHECK ((delivery = ANY (ARRAY['sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text]))),
  CONSTRAINT phone_verifications_failed_tries_check CHECK (((failed_tries >= 0) AND (failed_tries <= 5))),
  CONSTRAINT phone_verifications_failure_check CHECK (((delivery = 'failed'::text) = (failure IS NOT NULL))),
  CONSTRAINT phone_verifications_phone_id_fkey FOREIGN KEY (phone_id) REFERENCES phones(id) ON DELETE CASCADE,
  CONSTRAINT phone_verifications_pkey PRIMARY KEY (phone_id)
);

CREATE TABLE phones (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  number text NOT NULL,
  verified_at timestamp with time zone,
  "position" integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT phones_number_check CHECK ((number ~ '^[+][1-9][0-9]{4,14}$'::text)),
  CONSTRAINT phones_pkey PRIMARY KEY (id),
  CONSTRAINT phones_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT phones_user_id_number_key UNIQUE (user_id, number)
);

CREATE TABLE policy_readiness (
  policy_id uuid NOT NULL,
  checked_at timestamp with time zone NOT NULL,
  findings jsonb NOT NULL,
  is_ready boolean NOT NULL,
  routing_version bigint,
  fingerprint text,
  CONSTRAINT policy_readiness_pkey PRIMARY KEY (policy_id),
  CONSTRAINT policy_readiness_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES incoming_call_policies(id) ON DELETE CASCADE
);

CREATE TABLE projects (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  masks_caller_numbers boolean NOT NULL DEFAULT false,
  CONSTRAINT projects_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT projects_pkey PRIMARY KEY (id)
);

CREATE TABLE recording_marks (
  call_id uuid NOT NULL,
  project_id uuid NOT NULL,
  heard_at timestamp with time zone,
  heard_by text,
  deleted_at timestamp with time zone,
  deleted_by text,
  gone_at timestamp with time zone,
  CONSTRAINT recording_marks_pkey PRIMARY KEY (call_id),
  CONSTRAINT recording_marks_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE retention (
  project_id uuid NOT NULL,
  call_days integer,
  journal_days integer,
  voicemail_days integer,
  version integer NOT NULL DEFAULT 1,
  recording_days integer,
  CONSTRAINT retention_days_check CHECK ((LEAST(call_days, journal_days, voicemail_days) >= 1)),
  CONSTRAINT retention_pkey PRIMARY KEY (project_id),
  CONSTRAINT retention_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE retention_runs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  deleted integer NOT NULL,
  oldest timestamp with time zone NOT NULL,
  newest timestamp with time zone NOT NULL,
  CONSTRAINT retention_runs_kind_check CHECK ((kind = ANY (ARRAY['calls'::text, 'journal'::text, 'voicemails'::text, 'recordings'::text]))),
  CONSTRAINT retention_runs_pkey PRIMARY KEY (id),
  CONSTRAINT retention_runs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE routing_numbers (
  number text NOT NULL,
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  origin text NOT NULL DEFAULT 'linked'::text,
  previous_settings_sealed text,
  CONSTRAINT routing_numbers_origin_check CHECK ((origin = ANY (ARRAY['linked'::text, 'taken-over'::text, 'bought'::text]))),
  CONSTRAINT routing_numbers_pkey PRIMARY KEY (number),
  CONSTRAINT routing_numbers_policy_id_project_id_fkey FOREIGN KEY (policy_id, project_id) REFERENCES incoming_call_policies(id, project_id) ON DELETE CASCADE,
  CONSTRAINT routing_numbers_previous_settings_check CHECK (((origin = 'taken-over'::text) = (previous_settings_sealed IS NOT NULL)))
);

CREATE TABLE routing_plans (
  id text NOT NULL,
  project_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  content jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT routing_plans_pkey PRIMARY KEY (id)
);

CREATE TABLE routing_schedules (
  project_id uuid NOT NULL,
  id text NOT NULL,
  content jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT routing_schedules_pkey PRIMARY KEY (project_id, id)
);

CREATE TABLE routing_version (
  only_row boolean NOT NULL DEFAULT true,
  version bigint NOT NULL,
  CONSTRAINT routing_version_only_row_check CHECK (only_row),
  CONSTRAINT routing_version_pkey PRIMARY KEY (only_row)
);

CREATE TABLE schedule_layer_people (
  schedule_id uuid NOT NULL,
  layer_id uuid NOT NULL,
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  turn integer NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT schedule_layer_people_pkey PRIMARY KEY (schedule_id, layer_id, turn, user_id),
  CONSTRAINT schedule_layer_people_place_check CHECK (((turn >= 1) AND ("position" >= 1))),
  CONSTRAINT schedule_layer_people_project_id_user_id_fkey FOREIGN KEY (project_id, user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT schedule_layer_people_schedule_id_layer_id_fkey FOREIGN KEY (schedule_id, layer_id) REFERENCES schedule_layers(schedule_id, id) ON DELETE CASCADE,
  CONSTRAINT schedule_layer_people_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE
);

CREATE TABLE schedule_layers (
  schedule_id uuid NOT NULL,
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT schedule_layers_definition_check CHECK (((jsonb_typeof(definition) = 'object'::text) AND
CASE kind
    WHEN 'rotation'::text THEN ((definition ?& ARRAY['start'::text, 'end'::text, 'rotation'::text, 'windows'::text, 'holidays'::text, 'turnsFollow'::text]) AND (jsonb_typeof((definition -> 'rotation'::text)) = 'object'::text) AND (jsonb_typeof((definition -> 'windows'::text)) = 'array'::text))
    ELSE ((definition ? 'shifts'::text) AND (jsonb_typeof((definition -> 'shifts'::text)) = 'array'::text))
END)),
  CONSTRAINT schedule_layers_kind_check CHECK ((kind = ANY (ARRAY['rotation'::text, 'shifts'::text]))),
  CONSTRAINT schedule_layers_pkey PRIMARY KEY (schedule_id, id),
  CONSTRAINT schedule_layers_position_check CHECK (("position" >= 1)),
  CONSTRAINT schedule_layers_schedule_id_position_key UNIQUE (schedule_id, "position"),
  CONSTRAINT schedule_layers_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE
);

CREATE TABLE schedule_overrides (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  schedule_id uuid NOT NULL,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  user_id uuid,
  by_user_id uuid,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  CONSTRAINT schedule_overrides_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT schedule_overrides_people_check CHECK (
CASE kind
    WHEN 'add'::text THEN ((user_id IS NOT NULL) AND (by_user_id IS NULL))
    WHEN 'remove'::text THEN ((user_id IS NOT NULL) AND (by_user_id IS NULL))
    WHEN 'replace'::text THEN ((user_id IS NOT NULL) AND (by_user_id IS NOT NULL) AND (user_id <> by_user_id))
    WHEN 'replace-all'::text THEN ((user_id IS NULL) AND (by_user_id IS NOT NULL))
    ELSE false
END),
  CONSTRAINT schedule_overrides_period_check CHECK ((starts_at < ends_at)),
  CONSTRAINT schedule_overrides_pkey PRIMARY KEY (id),
  CONSTRAINT schedule_overrides_project_id_by_user_id_fkey FOREIGN KEY (project_id, by_user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT schedule_overrides_project_id_user_id_fkey FOREIGN KEY (project_id, user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT schedule_overrides_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE
);

CREATE TABLE schedules (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  time_zone text NOT NULL,
  mode text NOT NULL,
  holiday_calendars jsonb NOT NULL DEFAULT '[]'::jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT schedules_holiday_calendars_check CHECK ((jsonb_typeof(holiday_calendars) = 'array'::text)),
  CONSTRAINT schedules_id_project_id_key UNIQUE (id, project_id),
  CONSTRAINT schedules_mode_check CHECK ((mode = ANY (ARRAY['one-wins'::text, 'all-on-call'::text]))),
  CONSTRAINT schedules_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT schedules_pkey PRIMARY KEY (id),
  CONSTRAINT schedules_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE schema_migrations (
  id integer NOT NULL DEFAULT nextval('schema_migrations_id_seq'::regclass),
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_62441bec32630ced9e4cccae336" PRIMARY KEY (id)
);

CREATE TABLE sessions (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_key UNIQUE (token),
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE shift_swaps (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  asker_id uuid NOT NULL,
  asked_id uuid NOT NULL,
  schedule_id uuid NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  return_schedule_id uuid,
  return_starts_at timestamp with time zone,
  return_ends_at timestamp with time zone,
  message text NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  expires_at timestamp with time zone GENERATED ALWAYS AS (LEAST(starts_at, return_starts_at)) STORED,
  created_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT shift_swaps_closed_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  CONSTRAINT shift_swaps_people_check CHECK ((asker_id <> asked_id)),
  CONSTRAINT shift_swaps_period_check CHECK ((starts_at < ends_at)),
  CONSTRAINT shift_swaps_pkey PRIMARY KEY (id),
  CONSTRAINT shift_swaps_project_id_asked_id_fkey FOREIGN KEY (project_id, asked_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT shift_swaps_project_id_asker_id_fkey FOREIGN KEY (project_id, asker_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT shift_swaps_return_check CHECK (((num_nulls(return_schedule_id, return_starts_at, return_ends_at) = 3) OR ((num_nulls(return_schedule_id, return_starts_at, return_ends_at) = 0) AND (return_starts_at < return_ends_at)))),
  CONSTRAINT shift_swaps_return_schedule_id_project_id_fkey FOREIGN KEY (return_schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE,
  CONSTRAINT shift_swaps_schedule_id_project_id_fkey FOREIGN KEY (schedule_id, project_id) REFERENCES schedules(id, project_id) ON DELETE CASCADE,
  CONSTRAINT shift_swaps_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
);

CREATE TABLE statistics_days (
  project_id uuid NOT NULL,
  time_zone text NOT NULL,
  policy_id uuid,
  day date NOT NULL,
  tally jsonb,
  maker uuid NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT statistics_days_once_key UNIQUE NULLS NOT DISTINCT (project_id, time_zone, policy_id, day),
  CONSTRAINT statistics_days_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE team_members (
  team_id uuid NOT NULL,
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT team_members_pkey PRIMARY KEY (team_id, user_id),
  CONSTRAINT team_members_position_check CHECK (("position" >= 1)),
  CONSTRAINT team_members_project_id_user_id_fkey FOREIGN KEY (project_id, user_id) REFERENCES members(project_id, user_id) ON DELETE CASCADE,
  CONSTRAINT team_members_team_id_project_id_fkey FOREIGN KEY (team_id, project_id) REFERENCES teams(id, project_id) ON DELETE CASCADE
);

CREATE TABLE teams (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT teams_id_project_id_key UNIQUE (id, project_id),
  CONSTRAINT teams_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT teams_pkey PRIMARY KEY (id),
  CONSTRAINT teams_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE two_factors (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamp with time zone,
  CONSTRAINT two_factors_pkey PRIMARY KEY (id),
  CONSTRAINT two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT two_factors_user_id_key UNIQUE (user_id)
);

CREATE TABLE used_two_factor_codes (
  user_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT used_two_factor_codes_pkey PRIMARY KEY (user_id, code_hash),
  CONSTRAINT used_two_factor_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE users (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  two_factor_enabled boolean NOT NULL DEFAULT false,
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE TABLE verifications (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT verifications_pkey PRIMARY KEY (id)
);

CREATE TABLE voicemail_marks (
  call_id uuid NOT NULL,
  project_id uuid NOT NULL,
  heard_at timestamp with time zone,
  heard_by text,
  deleted_at timestamp with time zone,
  deleted_by text,
  gone_at timestamp with time zone,
  CONSTRAINT voicemail_marks_pkey PRIMARY KEY (call_id),
  CONSTRAINT voicemail_marks_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE voicemail_texts (
  call_id uuid NOT NULL,
  project_id uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT voicemail_texts_pkey PRIMARY KEY (call_id),
  CONSTRAINT voicemail_texts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  webhook_id uuid NOT NULL,
  event text NOT NULL,
  call_id uuid,
  state text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  attempted_at timestamp with time zone,
  status_code integer,
  duration_milliseconds integer,
  answer text,
  readiness jsonb,
  CONSTRAINT webhook_deliveries_once_key UNIQUE (webhook_id, event, call_id),
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES outgoing_webhooks(id) ON DELETE CASCADE
);

CREATE INDEX accounts_by_user ON public.accounts USING btree (user_id);

CREATE INDEX api_keys_newest_first ON public.api_keys USING btree (project_id, created_at, id);

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor_id, id);

CREATE INDEX audit_entries_newest_first ON public.audit_entries USING btree (project_id, id);

CREATE INDEX audit_entries_of_account ON public.audit_entries USING btree (target_id, id) WHERE (project_id IS NULL);

CREATE INDEX calendar_feeds_by_schedule ON public.calendar_feeds USING btree (schedule_id);

CREATE INDEX call_attempts_by_responder ON public.call_attempts USING btree (project_id, user_id, call_id);

CREATE INDEX call_attempts_muted ON public.call_attempts USING btree (muted_until) WHERE (muted_until IS NOT NULL);

CREATE INDEX call_attempts_open ON public.call_attempts USING btree (call_id) WHERE (ended_at IS NULL);

CREATE INDEX call_sms_configs_by_project ON public.call_sms_configs USING btree (project_id);

CREATE INDEX calls_by_caller ON public.calls USING btree (project_id, caller, started_at DESC, id DESC);

CREATE INDEX calls_by_part_of_caller ON public.calls USING gin (caller gin_trgm_ops);

CREATE INDEX calls_by_status ON public.calls USING btree (project_id, status, started_at DESC, id DESC);

CREATE INDEX calls_cost_unknown ON public.calls USING btree (started_at) WHERE (costs_known_at IS NULL);

CREATE INDEX calls_newest_first ON public.calls USING btree (project_id, started_at DESC, id DESC);

CREATE INDEX calls_of_policy ON public.calls USING btree (policy_id, started_at DESC);

CREATE INDEX calls_open ON public.calls USING btree (started_at) WHERE (ended_at IS NULL);

CREATE INDEX calls_recording_unknown ON public.calls USING btree (started_at) WHERE (recording_announced AND (recording_seconds IS NULL));

CREATE INDEX calls_to_test ON public.calls USING btree (project_id, started_at DESC, id DESC) WHERE is_test;

CREATE INDEX calls_voicemail_unknown ON public.calls USING btree (started_at) WHERE (voicemail_offered AND (voicemail_seconds IS NULL));

CREATE INDEX calls_with_voicemail ON public.calls USING btree (project_id, started_at DESC, id DESC) WHERE (voicemail_seconds > 0);

CREATE INDEX carrier_erasures_waiting ON public.carrier_erasures USING btree (erasure_id, due_at) WHERE (state = 'waiting'::text);

CREATE INDEX carrier_trials_by_project ON public.carrier_trials USING btree (project_id);

CREATE INDEX contacts_by_name ON public.contacts USING btree (project_id, lower(name), id);

CREATE INDEX erasures_newest_first ON public.erasures USING btree (project_id, requested_at DESC, id DESC);

CREATE UNIQUE INDEX erasures_under_way ON public.erasures USING btree (project_id, number_hash) WHERE (finished_at IS NULL);

CREATE INDEX escalation_rule_targets_by_schedule ON public.escalation_rule_targets USING btree (schedule_id);

CREATE INDEX escalation_rule_targets_by_team ON public.escalation_rule_targets USING btree (team_id);

CREATE INDEX escalation_rule_targets_by_user ON public.escalation_rule_targets USING btree (project_id, user_id);

CREATE INDEX idempotency_keys_oldest_first ON public.idempotency_keys USING btree (used_at);

CREATE INDEX incoming_call_policies_by_project ON public.incoming_call_policies USING btree (project_id, name);

CREATE INDEX invitation_sendings_by_email ON public.invitation_sendings USING btree (email);

CREATE INDEX invitation_sendings_by_sender ON public.invitation_sendings USING btree (sender_id);

CREATE INDEX invitations_by_sender ON public.invitations USING btree (invited_by);

CREATE INDEX members_by_user ON public.members USING btree (user_id);

CREATE INDEX number_purchases_by_policy ON public.number_purchases USING btree (policy_id, created_at, id);

CREATE INDEX number_purchases_open ON public.number_purchases USING btree (held_until) WHERE (state = ANY (ARRAY['asked'::text, 'bought'::text, 'configured'::text]));

CREATE UNIQUE INDEX number_purchases_open_once ON public.number_purchases USING btree (project_id, number) WHERE (state = ANY (ARRAY['asked'::text, 'bought'::text, 'configured'::text]));

CREATE INDEX outgoing_webhooks_of_project ON public.outgoing_webhooks USING btree (project_id, created_at DESC, id DESC);

CREATE INDEX phone_code_requests_by_number ON public.phone_code_requests USING btree (number);

CREATE INDEX phone_code_requests_by_user ON public.phone_code_requests USING btree (user_id);

CREATE INDEX recording_marks_by_project ON public.recording_marks USING btree (project_id);

CREATE INDEX retention_runs_newest_first ON public.retention_runs USING btree (project_id, at DESC, id DESC);

CREATE INDEX routing_numbers_by_policy ON public.routing_numbers USING btree (policy_id);

CREATE INDEX schedule_layer_people_by_user ON public.schedule_layer_people USING btree (project_id, user_id);

CREATE INDEX schedule_overrides_by_creator ON public.schedule_overrides USING btree (created_by);

CREATE INDEX schedule_overrides_by_end ON public.schedule_overrides USING btree (schedule_id, ends_at);

CREATE INDEX schedule_overrides_by_substitute ON public.schedule_overrides USING btree (project_id, by_user_id);

CREATE INDEX schedule_overrides_by_user ON public.schedule_overrides USING btree (project_id, user_id);

CREATE UNIQUE INDEX schedules_by_name ON public.schedules USING btree (project_id, lower(name));

CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);

CREATE UNIQUE INDEX shift_swaps_asked_once ON public.shift_swaps USING btree (asker_id, asked_id, schedule_id, starts_at, ends_at) WHERE (state = 'open'::text);

CREATE INDEX shift_swaps_by_asked ON public.shift_swaps USING btree (project_id, asked_id);

CREATE INDEX shift_swaps_by_asker ON public.shift_swaps USING btree (project_id, asker_id, created_at);

CREATE INDEX shift_swaps_by_creation ON public.shift_swaps USING btree (project_id, created_at, id);

CREATE INDEX shift_swaps_by_return_schedule ON public.shift_swaps USING btree (return_schedule_id);

CREATE INDEX shift_swaps_by_schedule ON public.shift_swaps USING btree (schedule_id);

CREATE INDEX team_members_by_user ON public.team_members USING btree (project_id, user_id);

CREATE UNIQUE INDEX teams_by_name ON public.teams USING btree (project_id, lower(name));

CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier);

CREATE INDEX voicemail_marks_project ON public.voicemail_marks USING btree (project_id);

CREATE INDEX webhook_deliveries_by_age ON public.webhook_deliveries USING btree (created_at);

CREATE INDEX webhook_deliveries_newest_first ON public.webhook_deliveries USING btree (webhook_id, created_at DESC, id DESC);

CREATE TRIGGER audit_entries_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_stay();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.call_sms_configs FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.caller_entries FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER forget_statistics_day AFTER INSERT ON public.calls FOR EACH ROW WHEN ((new.started_at < (now() - '03:00:00'::interval))) EXECUTE FUNCTION forget_statistics_day();

CREATE TRIGGER forget_statistics_day_changed AFTER UPDATE ON public.calls FOR EACH ROW WHEN ((LEAST(old.started_at, new.started_at) < (now() - '03:00:00'::interval))) EXECUTE FUNCTION forget_statistics_day();

CREATE TRIGGER forget_statistics_day_deleted AFTER DELETE ON public.calls FOR EACH ROW WHEN ((old.started_at < (now() - '03:00:00'::interval))) EXECUTE FUNCTION forget_statistics_day();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.escalation_rule_targets FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.escalation_rules FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER give_policy_slug BEFORE INSERT OR UPDATE OF slug ON public.incoming_call_policies FOR EACH ROW EXECUTE FUNCTION give_policy_slug();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.incoming_call_policies FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.phones FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.routing_numbers FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.schedule_layer_people FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.schedule_layers FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.schedule_overrides FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.schedules FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.team_members FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.teams FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();

CREATE TRIGGER routing_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();
