import type { Schedule } from '@ringdown/on-call';

import type { Admission } from './admission.js';
import type { Menu } from './menu.js';
import type { SupportHours } from './support-hours.js';
import type { Voicemail } from './voicemail.js';

/** How messages are spoken: a voice of the carrier and a BCP 47 language that fits it. */
export type Speech = { voice: string; language: string };

/** What a caller may hear. */
export type MessageKind =
  'greeting' | 'noAnswer' | 'noOneAvailable' | 'refusal' | 'outsideHours' | 'voicemail';

/** A person who may be rung. */
export type PlannedPerson = {
  userId: string;
  name: string;
  /** Their first verified phone in E.164; null when they have none and can only be skipped. */
  phone: string | null;
};

/** A schedule that a rule may ring through, as plain data: who is on call is worked out when it is needed. */
export type PlannedSchedule = {
  scheduleId: string;
  name: string;
  /** Names the content of `schedule`: the same content has the same name everywhere. */
  contentId: string;
  /** Its people are user ids; those whom it can put on call are in the plan's own list. */
  schedule: Schedule;
};

/** What a rule rings; people and schedules are positions in the plan's own lists. */
export type PlannedTarget =
  | { kind: 'person'; person: number }
  /** The members one after another. */
  | { kind: 'team'; teamId: string; name: string; people: readonly number[] }
  /** Whoever is on call at the moment. */
  | { kind: 'schedule'; schedule: number };

/** Whether the people of a rule are rung in turn, or together until the first of them accepts. */
export type RingMode = 'one-by-one' | 'all-at-once';

/** One escalation rule; its targets are rung in their order. */
export type PlannedRule = {
  id: string;
  /** 1 is tried first. */
  order: number;
  escalateAfterSeconds: number;
  ringMode: RingMode;
  targets: readonly PlannedTarget[];
};

/**
 * An immutable snapshot of all that is needed to route a call of one policy.
 * Compiled when the configuration changes, never while a call waits.
 */
export type RoutingPlan = {
  projectId: string;
  policyId: string;
  policyName: string;
  enabled: boolean;
  admission: Admission;
  /** Absent: people are rung at any time. */
  supportHours?: SupportHours;
  /** Absent: calls go to the policy's own rules. */
  menu?: Menu;
  /** How everything is spoken that has no speech of its own. */
  speech: Speech;
  /** Messages that are spoken otherwise. */
  speeches: Partial<Record<MessageKind, Speech>>;
  /** Without a greeting the caller hears ringing at once. */
  messages: { greeting: string | null; noAnswer: string; noOneAvailable: string };
  /** What callers may leave at the end of escalation; absent: they hear a message, and the call ends. */
  voicemail?: Voicemail;
  /** Talks are recorded, and callers hear this first; absent: they are not. */
  recording?: { consent: string };
  /** Whose number responders see; a withheld one is never shown. */
  callerIdShown: 'hotline' | 'caller';
  /** Whoever is rung is told by SMS who calls; absent: nobody is. */
  smsAtRinging?: true;
  /** After so many seconds of talk the carrier ends a call. */
  longestTalkSeconds: number;
  /** How often escalation starts again from the first rule: 0 = never. */
  repeats: number;
  people: readonly PlannedPerson[];
  schedules: readonly PlannedSchedule[];
  /** In ascending order. */
  rules: readonly PlannedRule[];
};
