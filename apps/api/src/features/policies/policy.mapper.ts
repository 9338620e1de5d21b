import type { PolicyDto } from '@ringdown/contracts';

import { maskedPhone } from '../../platform/audit/masked-phone.js';
import type { Reach } from '../escalation/policy-reach.service.js';

/** A policy as the database tells it, with what is counted beside it. */
export type PolicyRow = {
  id: string;
  name: string;
  slug: string;
  description: string;
  enabled: boolean;
  call_sms_config_id: string | null;
  routing_numbers: string[];
  greeting_message: string;
  no_answer_message: string;
  no_one_available_message: string;
  greeting_enabled: boolean;
  voice: PolicyDto['voice'];
  greeting_voice: PolicyDto['greetingVoice'];
  no_answer_voice: PolicyDto['noAnswerVoice'];
  no_one_available_voice: PolicyDto['noOneAvailableVoice'];
  refusal_voice: PolicyDto['refusalVoice'];
  outside_hours_voice: PolicyDto['outsideHoursVoice'];
  support_hours: PolicyDto['supportHours'];
  outside_hours_message: string;
  outside_hours_policy_id: string | null;
  outside_hours_policy_name: string | null;
  menu: PolicyDto['menu'];
  missed_call_mails: boolean;
  missed_call_sms: boolean;
  missed_call_recipients: PolicyDto['missedCallRecipients'];
  sms_at_ringing: boolean;
  caller_id_shown: PolicyDto['callerIdShown'];
  longest_talk_minutes: number;
  record_calls: boolean;
  recording_consent: string;
  voicemail_enabled: boolean;
  voicemail_message: string;
  voicemail_voice: PolicyDto['voicemailVoice'];
  voicemail_seconds: number;
  voicemail_silence_seconds: number;
  voicemail_while_waiting: boolean;
  voicemail_transcribed: boolean;
  time_zone: string;
  repeat_if_no_one_answers: boolean;
  repeat_times: number;
  unlisted_callers: PolicyDto['unlistedCallers'];
  withheld_callers: PolicyDto['withheldCallers'];
  challenged_callers: PolicyDto['challengedCallers'];
  calls_per_hour: number | null;
  refusal_message: string;
  rule_count: number;
  last_call_at: Date | null;
  last_call_status: PolicyDto['lastCallStatus'];
  call_sms_config_name: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
};

/** What people set on a policy, and what is counted beside it. */
export function toPolicyDto(row: PolicyRow): Omit<PolicyDto, keyof Reach> {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    enabled: row.enabled,
    callSmsConfigId: row.call_sms_config_id,
    routingNumbers: row.routing_numbers,
    greetingMessage: row.greeting_message,
    noAnswerMessage: row.no_answer_message,
    noOneAvailableMessage: row.no_one_available_message,
    greetingEnabled: row.greeting_enabled,
    voice: row.voice,
    greetingVoice: row.greeting_voice,
    noAnswerVoice: row.no_answer_voice,
    noOneAvailableVoice: row.no_one_available_voice,
    refusalVoice: row.refusal_voice,
    outsideHoursVoice: row.outside_hours_voice,
    supportHours: row.support_hours,
    outsideHoursMessage: row.outside_hours_message,
    outsideHoursPolicyId: row.outside_hours_policy_id,
    menu: row.menu,
    missedCallMails: row.missed_call_mails,
    missedCallSms: row.missed_call_sms,
    missedCallRecipients: row.missed_call_recipients,
    smsAtRinging: row.sms_at_ringing,
    callerIdShown: row.caller_id_shown,
    longestTalkMinutes: row.longest_talk_minutes,
    recordCalls: row.record_calls,
    recordingConsent: row.recording_consent,
    voicemailEnabled: row.voicemail_enabled,
    voicemailMessage: row.voicemail_message,
    voicemailVoice: row.voicemail_voice,
    voicemailSeconds: row.voicemail_seconds,
    voicemailSilenceSeconds: row.voicemail_silence_seconds,
    voicemailWhileWaiting: row.voicemail_while_waiting,
    voicemailTranscribed: row.voicemail_transcribed,
    timeZone: row.time_zone,
    repeatIfNoOneAnswers: row.repeat_if_no_one_answers,
    repeatTimes: row.repeat_times,
    unlistedCallers: row.unlisted_callers,
    withheldCallers: row.withheld_callers,
    challengedCallers: row.challenged_callers,
    callsPerHour: row.calls_per_hour,
    refusalMessage: row.refusal_message,
    ruleCount: row.rule_count,
    lastCallAt: row.last_call_at?.toISOString() ?? null,
    lastCallStatus: row.last_call_status,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** What the audit log tells of a policy: what people set, with the config's name in the place of its id. */
export function toAuditedPolicy(row: PolicyRow): object {
  return {
    name: row.name,
    slug: row.slug,
    description: row.description,
    enabled: row.enabled,
    callSmsConfig: row.call_sms_config_name,
    routingNumbers: row.routing_numbers.map(maskedPhone),
    greetingMessage: row.greeting_message,
    noAnswerMessage: row.no_answer_message,
    noOneAvailableMessage: row.no_one_available_message,
    greetingEnabled: row.greeting_enabled,
    voice: row.voice,
    greetingVoice: row.greeting_voice,
    noAnswerVoice: row.no_answer_voice,
    noOneAvailableVoice: row.no_one_available_voice,
    refusalVoice: row.refusal_voice,
    outsideHoursVoice: row.outside_hours_voice,
    supportHours: row.support_hours,
    outsideHoursMessage: row.outside_hours_message,
    outsideHoursPolicy: row.outside_hours_policy_name,
    menu: row.menu,
    missedCallMails: row.missed_call_mails,
    missedCallSms: row.missed_call_sms,
    missedCallRecipients: row.missed_call_recipients,
    smsAtRinging: row.sms_at_ringing,
    callerIdShown: row.caller_id_shown,
    longestTalkMinutes: row.longest_talk_minutes,
    recordCalls: row.record_calls,
    recordingConsent: row.recording_consent,
    voicemailEnabled: row.voicemail_enabled,
    voicemailMessage: row.voicemail_message,
    voicemailVoice: row.voicemail_voice,
    voicemailSeconds: row.voicemail_seconds,
    voicemailSilenceSeconds: row.voicemail_silence_seconds,
    voicemailWhileWaiting: row.voicemail_while_waiting,
    voicemailTranscribed: row.voicemail_transcribed,
    timeZone: row.time_zone,
    repeatIfNoOneAnswers: row.repeat_if_no_one_answers,
    repeatTimes: row.repeat_times,
    unlistedCallers: row.unlisted_callers,
    withheldCallers: row.withheld_callers,
    challengedCallers: row.challenged_callers,
    callsPerHour: row.calls_per_hour,
    refusalMessage: row.refusal_message,
  };
}
