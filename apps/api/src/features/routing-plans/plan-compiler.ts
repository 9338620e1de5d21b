import { createHash } from 'node:crypto';

import {
  callerPlaceholder,
  inOrderOfDecision,
  positionPlaceholder,
  type MessageKind,
  type PlannedRule,
  type PlannedTarget,
  type RoutingPlan,
  type Speech,
} from '@ringdown/call-routing';

import { filledMessage, languageOf, type VoiceName } from '@ringdown/contracts';

import { speakable } from '../../telephony/speakable.js';
import { PlanCast, type KnownTargets } from './plan-cast.js';
import type { CallerEntryRow, PolicyRow, RuleRow, TargetRow } from './routing-configuration.js';

/** What belongs to one policy. */
export type PolicyParts = {
  /** In ascending order. */
  rules: readonly RuleRow[];
  /** In the order in which they are rung. */
  targets: readonly TargetRow[];
  /** Its own allow and block lists, and those of its project. */
  lists: { policy: readonly CallerEntryRow[]; project: readonly CallerEntryRow[] };
};

export function compilePlan(
  policy: PolicyRow,
  { rules, targets, lists }: PolicyParts,
  known: KnownTargets,
): RoutingPlan {
  const cast = new PlanCast(known);
  const fill = { policy: speakable(policy.name), caller: callerPlaceholder };
  const spoken = (message: string) => filledMessage(speakable(message), fill);
  const greeting = filledMessage(speakable(policy.greeting_message), {
    ...fill,
    position: positionPlaceholder,
  });
  const plannedRules = rules.map((rule): PlannedRule => ({
    id: rule.id,
    order: rule.position,
    escalateAfterSeconds: rule.escalate_after_seconds,
    ringMode: rule.ring_mode,
    targets: targets
      .filter((target) => target.rule_id === rule.id)
      .flatMap((target): PlannedTarget | [] => cast.plan(target) ?? []),
  }));
  return {
    projectId: policy.project_id,
    policyId: policy.id,
    policyName: speakable(policy.name),
    enabled: policy.enabled,
    admission: {
      entries: inOrderOfDecision(lists).map(({ list, pattern }) => ({ list, pattern })),
      unlisted: policy.unlisted_callers,
      withheld: policy.withheld_callers,
      challenge: policy.challenged_callers,
      callsPerHour: policy.calls_per_hour,
      refusalMessage: spoken(policy.refusal_message),
    },
    ...(policy.support_hours !== null && {
      supportHours: {
        timeZone: policy.time_zone,
        windows: policy.support_hours.windows,
        holidays: policy.support_hours.holidays,
        elsewhere: policy.outside_hours_policy_id,
        message: spoken(policy.outside_hours_message),
      },
    }),
    ...(policy.menu !== null && {
      menu: {
        prompt: spoken(policy.menu.message),
        choices: policy.menu.choices.map(({ key, policyId }) => ({ key, policyId })),
        otherwise: policy.menu.otherwisePolicyId,
      },
    }),
    speech: speechOf(policy.voice),
    speeches: speechesOf(policy),
    callerIdShown: policy.caller_id_shown,
    ...(policy.sms_at_ringing && { smsAtRinging: true }),
    longestTalkSeconds: policy.longest_talk_minutes * 60,
    ...(policy.record_calls && { recording: { consent: spoken(policy.recording_consent) } }),
    ...(policy.voicemail_enabled && {
      voicemail: {
        prompt: spoken(policy.voicemail_message),
        longestSeconds: policy.voicemail_seconds,
        silenceSeconds: policy.voicemail_silence_seconds,
        whileWaiting: policy.voicemail_while_waiting,
        ...(policy.voicemail_transcribed && { isTranscribed: true }),
      },
    }),
    messages: {
      greeting: policy.greeting_enabled ? greeting : null,
      noAnswer: spoken(policy.no_answer_message),
      noOneAvailable: spoken(policy.no_one_available_message),
    },
    repeats: policy.repeats,
    people: cast.people,
    schedules: cast.schedules,
    rules: plannedRules,
  };
}

function speechOf(voice: VoiceName): Speech {
  return { voice, language: languageOf(voice) };
}

/** Only messages that have a voice of their own. */
function speechesOf(policy: PolicyRow): RoutingPlan['speeches'] {
  const voices: Record<MessageKind, VoiceName | null> = {
    greeting: policy.greeting_voice,
    voicemail: policy.voicemail_voice,
    noAnswer: policy.no_answer_voice,
    noOneAvailable: policy.no_one_available_voice,
    refusal: policy.refusal_voice,
    outsideHours: policy.outside_hours_voice,
  };
  return Object.fromEntries(
    Object.entries(voices).flatMap(([kind, voice]) =>
      voice === null ? [] : [[kind, speechOf(voice)]],
    ),
  );
}

/** A plan's name: a hash of its content, so that the same content has the same name everywhere. */
export function planIdOf(plan: RoutingPlan): string {
  // A schedule's own name already stands for all that it says, be it as long as it may.
  const schedules = plan.schedules.map(({ scheduleId, name, contentId }) => ({
    scheduleId,
    name,
    contentId,
  }));
  return contentIdOf({ ...plan, schedules });
}

/** Names content: the same for the same content, in any process. */
export function contentIdOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
