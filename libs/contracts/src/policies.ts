import { IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

import type { CallStatus } from './calls.js';
import { IsFlag, IsSearchText, IsSort } from './list-query.js';
import { MenuDto } from './menu.js';
import { IsMessage, longestMessage, longestPolicyName } from './message-text.js';
import type { GapDto } from './on-call.js';
import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { PageQueryDto } from './paging.js';
import { IsNested } from './nested-contract.js';
import { IsOneLine, IsPlainText } from './plain-text.js';
import { SupportHoursDto } from './support-hours.js';
import { voiceNames, type VoiceName } from './voices.js';
import { IsZoneName } from './zone-name.js';

/** How often a policy may start again from its first rule. */
export const mostRepeats = 10;

/** How often one caller may call within an hour, where that is limited. */
export const mostCallsPerHour = 1000;

/** How long the two may talk at most, in minutes: what the carrier allows. */
export const longestTalk = { least: 1, most: 1440 } as const;

/** How long the message of a caller may be, in seconds, and how much silence ends it. */
export const voicemailLength = { least: 10, most: 600 } as const;
export const voicemailSilence = { least: 2, most: 30 } as const;

const voicemailLengthMessage = `Let a message last ${String(voicemailLength.least)} to ${String(voicemailLength.most)} seconds.`;
const voicemailSilenceMessage = `Let ${String(voicemailSilence.least)} to ${String(voicemailSilence.most)} seconds of silence end a message.`;
const voiceMessage = 'Choose one of the voices that Ringdown knows.';
const talkMessage = `Let a call last ${String(longestTalk.least)} to ${String(longestTalk.most)} minutes.`;
const slugMessage =
  'Write a slug of 1 to 63 characters: small letters from a to z, digits, and single hyphens in between.';
const nameMessage = 'Give the policy a name of 1 to 100 characters.';
const messageMessage = `Write a message of 1 to ${String(longestMessage)} characters.`;
const consentMessage = `Tell callers in 1 to ${String(longestMessage)} characters that the call is recorded.`;
const callsMessage = `Allow between 1 and ${String(mostCallsPerHour)} calls, or null for any number.`;
const otherPolicyMessage = 'Choose one of the policies of this project, or null.';
const repeatMessage = `Repeat between 1 and ${String(mostRepeats)} times.`;

/** Who is told of calls that nobody took: the owners of the project, the people whose phones rang, or all of them. */
export const missedCallRecipients = ['owners', 'rung', 'owners-and-rung'] as const;

/** Whose number responders see. */
export const shownCallerIds = ['hotline', 'caller'] as const;

/** What becomes of callers whom no list names, and of those who hide their number. */
export const admissions = ['admitted', 'refused'] as const;

/** Who has to press a key before anybody is rung. */
export const challenges = ['nobody', 'unverified', 'everybody'] as const;

/** How policies can be sorted; those that were never called count as called before all others. */
export const policySorts = ['name', '-name', 'lastCallAt', '-lastCallAt'] as const;

/** Which policies are listed, and in which order; by name unless `sort` says otherwise. */
export class PoliciesQueryDto extends PageQueryDto {
  @IsSort(policySorts)
  sort?: (typeof policySorts)[number];

  /** Part of the name. */
  @IsSearchText()
  q?: string;

  @IsFlag()
  enabled?: boolean;
}

/** An incoming call policy: who is rung when somebody dials its routing numbers, and what the caller hears. */
export class PolicyDto {
  id!: string;
  name!: string;
  /** What scripts call it: unique in the project, made of the name unless one is chosen. */
  slug!: string;
  description!: string;
  enabled!: boolean;
  callSmsConfigId!: string | null;
  /** E.164 numbers that callers dial; empty means that set-up is needed. */
  routingNumbers!: string[];
  greetingMessage!: string;
  noAnswerMessage!: string;
  noOneAvailableMessage!: string;
  /** Off: the caller hears ringing at once. */
  greetingEnabled!: boolean;
  /** What everything is spoken in that has no voice of its own; the voice also says the language. */
  voice!: VoiceName;
  /** Null: the policy's voice; so with the four below, and with the voicemail's. */
  greetingVoice!: VoiceName | null;
  noAnswerVoice!: VoiceName | null;
  noOneAvailableVoice!: VoiceName | null;
  refusalVoice!: VoiceName | null;
  outsideHoursVoice!: VoiceName | null;
  /** When people are rung, on the clock of the policy's time zone; null: at any time. */
  supportHours!: SupportHoursDto | null;
  /** What a caller hears outside of the support hours. */
  outsideHoursMessage!: string;
  /** The policy that takes calls outside of the support hours; null: callers hear the message. */
  outsideHoursPolicyId!: string | null;
  /** What a caller chooses from before anybody is rung; null: nothing. */
  menu!: MenuDto | null;
  /** Whether calls that nobody took are told by mail. */
  missedCallMails!: boolean;
  /** Whether they are told by SMS, to the first verified phone of each. */
  missedCallSms!: boolean;
  /** To whom they are told; of a call that rang nobody, always to the owners. */
  missedCallRecipients!: (typeof missedCallRecipients)[number];
  /** Whether whoever is rung gets an SMS that says who calls, too. */
  smsAtRinging!: boolean;
  /** The number that responders see when they are rung; a withheld one is never shown. */
  callerIdShown!: (typeof shownCallerIds)[number];
  /** After so many minutes of talk the carrier ends a call. */
  longestTalkMinutes!: number;
  /** Whether the carrier records what caller and responder say. */
  recordCalls!: boolean;
  /** What a caller hears before anybody is rung, where calls are recorded. */
  recordingConsent!: string;
  /** On: at the end of escalation callers may leave a message; off: they hear why nobody comes, and the call ends. */
  voicemailEnabled!: boolean;
  /** What a caller hears before the beep. */
  voicemailMessage!: string;
  voicemailVoice!: VoiceName | null;
  /** The longest message. */
  voicemailSeconds!: number;
  /** After so many seconds of silence a message is over. */
  voicemailSilenceSeconds!: number;
  /** Whether a caller may press 2 while phones ring to leave a message at once. */
  voicemailWhileWaiting!: boolean;
  /** Whether the carrier writes down what it understands: of English, and of messages of two minutes at most. */
  voicemailTranscribed!: boolean;
  /** An IANA name: on whose clock the policy's times are told and tried out. */
  timeZone!: string;
  /** Whether escalation starts again from the first rule when no one has answered. */
  repeatIfNoOneAnswers!: boolean;
  /** How often it starts again. */
  repeatTimes!: number;
  /** Callers whom no allow or block list means. */
  unlistedCallers!: (typeof admissions)[number];
  /** Callers who hide their number; no list means them. */
  withheldCallers!: (typeof admissions)[number];
  /** Who has to press 1 first; `unverified`: whose carrier could not confirm the number (STIR/SHAKEN). Never those on an allow list. */
  challengedCallers!: (typeof challenges)[number];
  /** How often one caller may call within 60 minutes, those on an allow list apart; null: as often as they like. */
  callsPerHour!: number | null;
  /** What a caller hears who is not let in. */
  refusalMessage!: string;
  ruleCount!: number;
  /** Whether its rules name somebody with a verified phone, or somebody on call now who has one. */
  reachesSomebodyNow!: boolean;
  /** Names of the people whom a call would ring now, in their order; ten at most, and none outside of the support hours. */
  rungNow!: string[];
  /** Whether it is within the support hours now; always where there are none. */
  isOpenNow!: boolean;
  /** When the support hours end or begin next, ISO 8601 in UTC; null where they do neither. */
  hoursChangeAt!: string | null;
  /** The first time within the next 14 days at which its rules ring nobody, because all their schedules leave a gap. */
  nextGap!: GapDto | null;
  /** When the newest call came in, ISO 8601 in UTC. */
  lastCallAt!: string | null;
  /** How that call ended, or stands. */
  lastCallStatus!: CallStatus | null;
  /** Rises with every change of the settings; an edit sends it back as `If-Match`. */
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** Everything that an admin may set on a policy; on creation all but the name has a default. */
export class CreatePolicyDto {
  @IsOneLine({ least: 1, most: longestPolicyName, message: nameMessage })
  name!: string;

  /** Absent: made of the name. */
  @MayBeAbsent()
  @MaxLength(63, { message: slugMessage })
  @Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { message: slugMessage })
  slug?: string;

  @MayBeAbsent()
  @IsPlainText({
    least: 0,
    most: 1000,
    message: 'Keep the description within 1,000 characters.',
  })
  description?: string;

  @MayBeAbsent()
  @MayBeNull()
  @IsUUID(undefined, { message: 'Choose one of the call/SMS configs of this project.' })
  callSmsConfigId?: string | null;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  enabled?: boolean;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage({ maySayPosition: true })
  greetingMessage?: string;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage()
  noAnswerMessage?: string;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage()
  noOneAvailableMessage?: string;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  greetingEnabled?: boolean;

  @MayBeAbsent()
  @IsIn(voiceNames, { message: voiceMessage })
  voice?: VoiceName;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  greetingVoice?: VoiceName | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  noAnswerVoice?: VoiceName | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  noOneAvailableVoice?: VoiceName | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  refusalVoice?: VoiceName | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  outsideHoursVoice?: VoiceName | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsUUID(undefined, { message: otherPolicyMessage })
  outsideHoursPolicyId?: string | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsNested(
    () => MenuDto,
    'Give a message, choices and where a call goes otherwise, or null for no menu.',
  )
  menu?: MenuDto | null;

  @MayBeAbsent()
  @MayBeNull()
  @IsNested(() => SupportHoursDto, 'Give windows and holidays, or null for any time.')
  supportHours?: SupportHoursDto | null;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage()
  outsideHoursMessage?: string;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  missedCallMails?: boolean;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  missedCallSms?: boolean;

  @MayBeAbsent()
  @IsIn(missedCallRecipients, { message: 'Choose owners, rung or owners-and-rung.' })
  missedCallRecipients?: (typeof missedCallRecipients)[number];

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  smsAtRinging?: boolean;

  @MayBeAbsent()
  @IsIn(shownCallerIds, { message: 'Choose hotline or caller.' })
  callerIdShown?: (typeof shownCallerIds)[number];

  @MayBeAbsent()
  @IsInt({ message: talkMessage })
  @Min(longestTalk.least, { message: talkMessage })
  @Max(longestTalk.most, { message: talkMessage })
  longestTalkMinutes?: number;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  recordCalls?: boolean;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: consentMessage })
  @IsMessage()
  recordingConsent?: string;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  voicemailEnabled?: boolean;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage()
  voicemailMessage?: string;

  @MayBeAbsent()
  @MayBeNull()
  @IsIn(voiceNames, { message: voiceMessage })
  voicemailVoice?: VoiceName | null;

  @MayBeAbsent()
  @IsInt({ message: voicemailLengthMessage })
  @Min(voicemailLength.least, { message: voicemailLengthMessage })
  @Max(voicemailLength.most, { message: voicemailLengthMessage })
  voicemailSeconds?: number;

  @MayBeAbsent()
  @IsInt({ message: voicemailSilenceMessage })
  @Min(voicemailSilence.least, { message: voicemailSilenceMessage })
  @Max(voicemailSilence.most, { message: voicemailSilenceMessage })
  voicemailSilenceSeconds?: number;

  @MayBeAbsent()
  @IsBoolean()
  voicemailWhileWaiting?: boolean;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  voicemailTranscribed?: boolean;

  /** Without it UTC. */
  @MayBeAbsent()
  @IsZoneName()
  timeZone?: string;

  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  repeatIfNoOneAnswers?: boolean;

  @MayBeAbsent()
  @IsInt({ message: repeatMessage })
  @Min(1, { message: repeatMessage })
  @Max(mostRepeats, { message: repeatMessage })
  repeatTimes?: number;

  @MayBeAbsent()
  @IsIn(admissions, { message: 'Choose admitted or refused.' })
  unlistedCallers?: (typeof admissions)[number];

  @MayBeAbsent()
  @IsIn(admissions, { message: 'Choose admitted or refused.' })
  withheldCallers?: (typeof admissions)[number];

  @MayBeAbsent()
  @IsIn(challenges, { message: `Choose one of ${challenges.join(', ')}.` })
  challengedCallers?: (typeof challenges)[number];

  @MayBeAbsent()
  @MayBeNull()
  @IsInt({ message: callsMessage })
  @Min(1, { message: callsMessage })
  @Max(mostCallsPerHour, { message: callsMessage })
  callsPerHour?: number | null;

  @MayBeAbsent()
  @IsPlainText({ least: 1, most: longestMessage, message: messageMessage })
  @IsMessage()
  refusalMessage?: string;
}

/** Changes the fields that are given and leaves the others alone. */
export class UpdatePolicyDto extends CreatePolicyDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: longestPolicyName, message: nameMessage })
  declare name: string;
}
