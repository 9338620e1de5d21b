import { CreateSchema1763820000000 } from './1763820000000-create-schema.js';
import { CreateSignIn1763820000001 } from './1763820000001-create-sign-in.js';
import { CreatePhoneVerifications1763820000003 } from './1763820000003-create-phone-verifications.js';
import { CreateTwoFactor1763820000010 } from './1763820000010-create-two-factor.js';
import { CarrierAccess1763820000020 } from './1763820000020-carrier-access.js';
import { CreateAuditLog1763820000030 } from './1763820000030-create-audit-log.js';
import { CreateTeamsAndInvitations1763820000040 } from './1763820000040-create-teams-and-invitations.js';
import { CreateApiKeys1763820000050 } from './1763820000050-create-api-keys.js';
import { Versions1763820000060 } from './1763820000060-versions.js';
import { CreateSchedules1763820000070 } from './1763820000070-create-schedules.js';
import { CreateRuleTargets1763820000080 } from './1763820000080-create-rule-targets.js';
import { CreateCalendarFeeds1763820000081 } from './1763820000081-create-calendar-feeds.js';
import { CreateShiftSwaps1763820000082 } from './1763820000082-create-shift-swaps.js';
import { TakenNumbers1763820000083 } from './1763820000083-taken-numbers.js';
import { CreateCallerLists1763820000084 } from './1763820000084-create-caller-lists.js';
import { PolicySpeech1763820000086 } from './1763820000086-policy-speech.js';
import { CreatePolicyReadiness1763820000087 } from './1763820000087-create-policy-readiness.js';
import { CreateNumberPurchases1763820000088 } from './1763820000088-create-number-purchases.js';
import { PolicySlugs1763820000089 } from './1763820000089-policy-slugs.js';
import { PolicyTimeZone1763820000090 } from './1763820000090-policy-time-zone.js';
import { RingMode1763820000091 } from './1763820000091-ring-mode.js';
import { CreateBusyNumbers1763820000092 } from './1763820000092-create-busy-numbers.js';
import { ReadinessFingerprint1763820000093 } from './1763820000093-readiness-fingerprint.js';
import { FindCalls1763820000094 } from './1763820000094-find-calls.js';
import { Voicemail1763820000098 } from './1763820000098-voicemail.js';
import { VoicemailMarks1763820000099 } from './1763820000099-voicemail-marks.js';
import { SupportHours1763820000120 } from './1763820000120-support-hours.js';
import { CreateOutgoingWebhooks1763820000130 } from './1763820000130-create-outgoing-webhooks.js';
import { TestCalls1763820000140 } from './1763820000140-test-calls.js';
import { MissedCallMails1763820000141 } from './1763820000141-missed-call-mails.js';
import { MessageInstead1763820000142 } from './1763820000142-message-instead.js';
import { Mutes1763820000143 } from './1763820000143-mutes.js';
import { PassingOn1763820000144 } from './1763820000144-passing-on.js';
import { CreateContacts1763820000155 } from './1763820000155-create-contacts.js';
import { CallCosts1763820000158 } from './1763820000158-call-costs.js';
import { FindTestCalls1763820000159 } from './1763820000159-find-test-calls.js';
import { MissedCallNews1763820000160 } from './1763820000160-missed-call-news.js';
import { WebhooksOfReadiness1763820000161 } from './1763820000161-webhooks-of-readiness.js';
import { Retention1763820000162 } from './1763820000162-retention.js';
import { CallsByMonth1763820000163 } from './1763820000163-calls-by-month.js';
import { FindCallers1763820000164 } from './1763820000164-find-callers.js';
import { StatisticsDays1763820000165 } from './1763820000165-statistics-days.js';
import { MaskedCallerNumbers1763820000166 } from './1763820000166-masked-caller-numbers.js';
import { Erasures1763820000168 } from './1763820000168-erasures.js';
import { Recordings1763820000170 } from './1763820000170-recordings.js';
import { RecordingRetention1763820000171 } from './1763820000171-recording-retention.js';
import { SmsAtRinging1763820000175 } from './1763820000175-sms-at-ringing.js';
import { VoicemailTexts1763820000176 } from './1763820000176-voicemail-texts.js';

/** Every migration, oldest first. */
export const migrations = [
  CreateSchema1763820000000,
  CreateSignIn1763820000001,
  CreatePhoneVerifications1763820000003,
  CreateTwoFactor1763820000010,
  CarrierAccess1763820000020,
  CreateAuditLog1763820000030,
  CreateTeamsAndInvitations1763820000040,
  CreateApiKeys1763820000050,
  Versions1763820000060,
  CreateSchedules1763820000070,
  CreateRuleTargets1763820000080,
  CreateCalendarFeeds1763820000081,
  CreateShiftSwaps1763820000082,
  TakenNumbers1763820000083,
  CreateCallerLists1763820000084,
  PolicySpeech1763820000086,
  CreatePolicyReadiness1763820000087,
  CreateNumberPurchases1763820000088,
  PolicySlugs1763820000089,
  PolicyTimeZone1763820000090,
  RingMode1763820000091,
  CreateBusyNumbers1763820000092,
  ReadinessFingerprint1763820000093,
  FindCalls1763820000094,
  Voicemail1763820000098,
  VoicemailMarks1763820000099,
  SupportHours1763820000120,
  CreateOutgoingWebhooks1763820000130,
  TestCalls1763820000140,
  MissedCallMails1763820000141,
  MessageInstead1763820000142,
  Mutes1763820000143,
  PassingOn1763820000144,
  CreateContacts1763820000155,
  CallCosts1763820000158,
  FindTestCalls1763820000159,
  MissedCallNews1763820000160,
  WebhooksOfReadiness1763820000161,
  Retention1763820000162,
  CallsByMonth1763820000163,
  FindCallers1763820000164,
  StatisticsDays1763820000165,
  MaskedCallerNumbers1763820000166,
  Erasures1763820000168,
  Recordings1763820000170,
  RecordingRetention1763820000171,
  SmsAtRinging1763820000175,
  VoicemailTexts1763820000176,
];
