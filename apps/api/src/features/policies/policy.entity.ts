import {
  policyDefaults,
  type MenuDto,
  type PolicyDto,
  type SupportHoursDto,
  type VoiceName,
} from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Name of the constraint that gives a slug to one policy of a project. */
export const slugOfProject = 'incoming_call_policies_project_id_slug_key';

/** Name of the constraint that keeps a policy's call/SMS config inside the policy's project. */
export const configOfProject = 'incoming_call_policies_call_sms_config_id_project_id_fkey';

@Entity('incoming_call_policies')
@Check('incoming_call_policies_name_check', 'length(name) BETWEEN 1 AND 100')
@Check(
  'incoming_call_policies_slug_check',
  `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 63`,
)
@Check('incoming_call_policies_repeat_times_check', 'repeat_times BETWEEN 1 AND 10')
@Check(
  'incoming_call_policies_unlisted_callers_check',
  `unlisted_callers IN ('admitted', 'refused')`,
)
@Check(
  'incoming_call_policies_withheld_callers_check',
  `withheld_callers IN ('admitted', 'refused')`,
)
@Check(
  'incoming_call_policies_challenged_callers_check',
  `challenged_callers IN ('nobody', 'unverified', 'everybody')`,
)
@Check('incoming_call_policies_caller_id_shown_check', `caller_id_shown IN ('hotline', 'caller')`)
@Check(
  'incoming_call_policies_longest_talk_minutes_check',
  'longest_talk_minutes BETWEEN 1 AND 1440',
)
@Check(
  'incoming_call_policies_missed_call_recipients_check',
  `missed_call_recipients IN ('owners', 'rung', 'owners-and-rung')`,
)
@Check('incoming_call_policies_calls_per_hour_check', 'calls_per_hour BETWEEN 1 AND 1000')
@Unique('incoming_call_policies_id_project_id_key', ['id', 'projectId'])
@Unique(slugOfProject, ['projectId', 'slug'])
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'incoming_call_policies_project_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('CallSmsConfigEntity', ['callSmsConfigId', 'projectId'], ['id', 'projectId'], {
  name: configOfProject,
})
@Index('incoming_call_policies_by_project', ['projectId', 'name'])
export class PolicyEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ name: 'call_sms_config_id', type: 'uuid', nullable: true })
  callSmsConfigId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  /** The database makes one of the name when none is given. */
  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'boolean', default: true })
  enabled!: boolean;

  @Column({ name: 'greeting_message', type: 'text' })
  greetingMessage!: string;

  @Column({ name: 'no_answer_message', type: 'text' })
  noAnswerMessage!: string;

  @Column({ name: 'no_one_available_message', type: 'text' })
  noOneAvailableMessage!: string;

  @Column({ name: 'greeting_enabled', type: 'boolean', default: true })
  greetingEnabled!: boolean;

  @Column({ type: 'text', default: policyDefaults.voice })
  voice!: VoiceName;

  @Column({ name: 'greeting_voice', type: 'text', nullable: true })
  greetingVoice!: VoiceName | null;

  @Column({ name: 'no_answer_voice', type: 'text', nullable: true })
  noAnswerVoice!: VoiceName | null;

  @Column({ name: 'no_one_available_voice', type: 'text', nullable: true })
  noOneAvailableVoice!: VoiceName | null;

  @Column({ name: 'refusal_voice', type: 'text', nullable: true })
  refusalVoice!: VoiceName | null;

  @Column({ name: 'outside_hours_voice', type: 'text', nullable: true })
  outsideHoursVoice!: VoiceName | null;

  /** Null: people are rung at any time. */
  @Column({ name: 'support_hours', type: 'jsonb', nullable: true })
  supportHours!: SupportHoursDto | null;

  @Column({
    name: 'outside_hours_message',
    type: 'text',
    default: policyDefaults.outsideHoursMessage,
  })
  outsideHoursMessage!: string;

  @Column({ name: 'outside_hours_policy_id', type: 'uuid', nullable: true })
  outsideHoursPolicyId!: string | null;

  /** Null: callers choose nothing. */
  @Column({ name: 'menu', type: 'jsonb', nullable: true })
  menu!: MenuDto | null;

  @Column({ name: 'missed_call_mails', type: 'boolean', default: true })
  missedCallMails!: boolean;

  @Column({ name: 'missed_call_sms', type: 'boolean', default: false })
  missedCallSms!: boolean;

  @Column({ name: 'missed_call_recipients', type: 'text', default: 'owners' })
  missedCallRecipients!: PolicyDto['missedCallRecipients'];

  @Column({ name: 'sms_at_ringing', type: 'boolean', default: false })
  smsAtRinging!: boolean;

  @Column({ name: 'caller_id_shown', type: 'text', default: 'hotline' })
  callerIdShown!: 'hotline' | 'caller';

  @Column({ name: 'longest_talk_minutes', type: 'integer', default: 240 })
  longestTalkMinutes!: number;

  @Column({ name: 'record_calls', type: 'boolean', default: false })
  recordCalls!: boolean;

  @Column({ name: 'recording_consent', type: 'text', default: policyDefaults.recordingConsent })
  recordingConsent!: string;

  @Column({ name: 'voicemail_enabled', type: 'boolean', default: false })
  voicemailEnabled!: boolean;

  @Column({ name: 'voicemail_message', type: 'text', default: policyDefaults.voicemailMessage })
  voicemailMessage!: string;

  @Column({ name: 'voicemail_voice', type: 'text', nullable: true })
  voicemailVoice!: VoiceName | null;

  @Column({ name: 'voicemail_seconds', type: 'integer', default: 120 })
  voicemailSeconds!: number;

  @Column({ name: 'voicemail_silence_seconds', type: 'integer', default: 5 })
  voicemailSilenceSeconds!: number;

  @Column({ name: 'voicemail_while_waiting', type: 'boolean', default: false })
  voicemailWhileWaiting!: boolean;

  @Column({ name: 'voicemail_transcribed', type: 'boolean', default: false })
  voicemailTranscribed!: boolean;

  @Column({ name: 'time_zone', type: 'text', default: 'UTC' })
  timeZone!: string;

  @Column({ name: 'repeat_if_no_one_answers', type: 'boolean', default: false })
  repeatIfNoOneAnswers!: boolean;

  @Column({ name: 'repeat_times', type: 'integer', default: 1 })
  repeatTimes!: number;

  @Column({ name: 'unlisted_callers', type: 'text', default: 'admitted' })
  unlistedCallers!: 'admitted' | 'refused';

  @Column({ name: 'withheld_callers', type: 'text', default: 'admitted' })
  withheldCallers!: 'admitted' | 'refused';

  @Column({ name: 'challenged_callers', type: 'text', default: 'nobody' })
  challengedCallers!: 'nobody' | 'unverified' | 'everybody';

  @Column({ name: 'calls_per_hour', type: 'integer', nullable: true })
  callsPerHour!: number | null;

  @Column({ name: 'refusal_message', type: 'text', default: policyDefaults.refusalMessage })
  refusalMessage!: string;

  /** Rises with every change of the settings. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** Rises with every change of the escalation rules or of their order. */
  @Column({ name: 'rules_version', type: 'integer', default: 1 })
  rulesVersion!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
