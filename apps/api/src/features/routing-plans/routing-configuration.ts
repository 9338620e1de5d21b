import type {
  Admission,
  CallerEntry,
  PlannedSchedule,
  RingMode,
  RoutingPlan,
} from '@ringdown/call-routing';
import type { MenuDto, SupportHoursDto, VoiceName } from '@ringdown/contracts';

/** Everything that routing depends on, as it stands in the database at one moment. */
export type RoutingConfiguration = {
  configs: readonly ConfigRow[];
  policies: readonly PolicyRow[];
  callerEntries: readonly CallerEntryRow[];
  numbers: readonly NumberRow[];
  rules: readonly RuleRow[];
  targets: readonly TargetRow[];
  teams: readonly TeamMemberRow[];
  /** Those that rules name, read and ready to be asked. */
  schedules: readonly PlannedSchedule[];
  /** Everybody whom rules, teams and schedules name. */
  people: readonly PersonRow[];
};

export type ConfigRow = {
  id: string;
  project_id: string;
  account_sid: string;
  auth_token_sealed: string;
  second_auth_token_sealed: string | null;
  api_key_sid: string | null;
  api_key_secret_sealed: string | null;
  api_base_url: string | null;
  region: string | null;
  edge: string | null;
};

export type PolicyRow = {
  id: string;
  project_id: string;
  call_sms_config_id: string | null;
  name: string;
  enabled: boolean;
  greeting_message: string;
  no_answer_message: string;
  no_one_available_message: string;
  refusal_message: string;
  greeting_enabled: boolean;
  voice: VoiceName;
  greeting_voice: VoiceName | null;
  no_answer_voice: VoiceName | null;
  no_one_available_voice: VoiceName | null;
  refusal_voice: VoiceName | null;
  outside_hours_voice: VoiceName | null;
  support_hours: SupportHoursDto | null;
  outside_hours_policy_id: string | null;
  menu: MenuDto | null;
  outside_hours_message: string;
  time_zone: string;
  caller_id_shown: RoutingPlan['callerIdShown'];
  longest_talk_minutes: number;
  record_calls: boolean;
  recording_consent: string;
  voicemail_enabled: boolean;
  voicemail_message: string;
  voicemail_voice: VoiceName | null;
  voicemail_seconds: number;
  voicemail_silence_seconds: number;
  voicemail_while_waiting: boolean;
  voicemail_transcribed: boolean;
  sms_at_ringing: boolean;
  unlisted_callers: Admission['unlisted'];
  withheld_callers: Admission['withheld'];
  challenged_callers: Admission['challenge'];
  calls_per_hour: number | null;
  /** 0 when the policy does not repeat. */
  repeats: number;
};

/** An entry of an allow or block list; without a policy it holds for all of its project. */
export type CallerEntryRow = CallerEntry & { project_id: string; policy_id: string | null };

type NumberRow = { number: string; policy_id: string };

export type RuleRow = {
  id: string;
  policy_id: string;
  position: number;
  escalate_after_seconds: number;
  ring_mode: RingMode;
};

/** What a rule rings: one of the three. */
export type TargetRow = {
  rule_id: string;
  policy_id: string;
  user_id: string | null;
  team_id: string | null;
  team_name: string | null;
  schedule_id: string | null;
};

type TeamMemberRow = { team_id: string; user_id: string };

/** A person with the phone that would be rung. */
export type PersonRow = { id: string; name: string; phone: string | null };
