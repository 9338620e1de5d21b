const api = '/api/v1';

/** Every path of the REST API, so that server, dashboard and tests spell each one once. */
export const routes = {
  /** GET a `SetUpStateDto`, POST a `SetUpDto`; the answer is a `MeDto` and sets the session cookie. */
  setUp: () => `${api}/set-up`,
  /** A `SignInMethodsDto`. */
  signInMethods: () => '/api/auth/sign-in/methods',
  /** POST a `SignInDto`; the answer is a `SignInAnswer`, and a `MeDto` sets the session cookie. */
  signIn: () => '/api/auth/sign-in/email',
  /** POST a `SignInCodeDto`; the answer is a `MeDto` and sets the session cookie. */
  signInCode: () => '/api/auth/sign-in/code',
  /** POST a `SignInRecoveryCodeDto`; the answer is a `MeDto` and sets the session cookie. */
  signInRecoveryCode: () => '/api/auth/sign-in/recovery-code',
  /** A link for the browser: leads to the provider, then back to `returnTo`, a path of the dashboard, or to `/sign-in?problem=`. */
  singleSignOn: (returnTo = '/') =>
    `/api/auth/single-sign-on?returnTo=${encodeURIComponent(returnTo)}`,
  /** Where the provider sends the browser back to; to be registered there. */
  singleSignOnCallback: () => '/api/auth/single-sign-on/callback',
  /** POST without a body; the answer is 204. */
  signOut: () => '/api/auth/sign-out',
  /** POST a `ForgotPasswordDto`; the answer is 202, whatever the address. */
  forgotPassword: () => '/api/auth/forgot-password',
  /** POST a `ResetPasswordDto`; the answer is 204 and ends all sessions of the account. */
  resetPassword: () => '/api/auth/reset-password',
  /** An `AccountSecurityDto`. */
  mySecurity: () => `${api}/me/security`,
  /** PUT a `ChangePasswordDto`; the answer is 204. */
  myPassword: () => `${api}/me/password`,
  /** All on one page, the last used first. */
  mySessions: () => `${api}/me/sessions`,
  /** POST an `EndSessionsDto`; the answer is 204. */
  endSessions: () => `${api}/me/sessions/end`,
  /** DELETE signs one browser out. */
  mySession: (sessionId: string) => `${api}/me/sessions/${sessionId}`,
  /** POST a `ConfirmPasswordDto`; the answer is a `TwoFactorSetUpDto`. */
  twoFactor: () => `${api}/me/two-factor`,
  /** POST a `ConfirmTwoFactorDto`; the answer is 204. */
  confirmTwoFactor: () => `${api}/me/two-factor/confirm`,
  /** POST a `ConfirmPasswordDto`; the answer is 204. */
  disableTwoFactor: () => `${api}/me/two-factor/disable`,
  /** POST a `ConfirmPasswordDto`; the answer is a `RecoveryCodesDto`. */
  recoveryCodes: () => `${api}/me/two-factor/recovery-codes`,
  me: () => `${api}/me`,
  /** The phones of the person who is signed in, all on one page. */
  myPhones: () => `${api}/me/phones`,
  /** PUT a `ReorderPhonesDto`; the answer is the list of phones. */
  myPhoneOrder: () => `${api}/me/phones/order`,
  myPhone: (phoneId: string) => `${api}/me/phones/${phoneId}`,
  /** POST a `StartVerificationDto`; the answer is the `MyPhoneDto`. */
  phoneVerification: (phoneId: string) => `${api}/me/phones/${phoneId}/verification`,
  /** POST a `VerifyPhoneDto`; the answer is the `MyPhoneDto`. */
  phoneVerificationCheck: (phoneId: string) => `${api}/me/phones/${phoneId}/verification/check`,
  /** What happened to one's own account. */
  myAuditLog: () => `${api}/me/audit-log`,
  /** Projects of this person that can send codes, all on one page. */
  codeSenders: () => `${api}/me/code-senders`,
  /** POST an `InvitationTokenDto`: the answer is a `MeDto` of somebody who was invited and now belongs to the project. */
  myProjects: () => `${api}/me/projects`,
  /** DELETE leaves the project. */
  myProject: (projectId: string) => `${api}/me/projects/${projectId}`,
  /** POST an `InvitationTokenDto`; the answer is an `InvitationOfferDto`. */
  invitationOffer: () => '/api/auth/invitation',
  /** POST an `AcceptInvitationDto`; the answer is a `MeDto` and sets the session cookie. */
  invitationAcceptance: () => '/api/auth/invitation/accept',
  projects: () => `${api}/projects`,
  /** DELETE takes a `DeleteProjectDto`. */
  project: (projectId: string) => `${api}/projects/${projectId}`,
  /** A `ProjectDeletionDto`. */
  projectDeletion: (projectId: string) => `${api}/projects/${projectId}/deletion`,
  members: (projectId: string) => `${api}/projects/${projectId}/members`,
  member: (projectId: string, userId: string) => `${api}/projects/${projectId}/members/${userId}`,
  /** A `MemberRemovalDto`. */
  memberRemoval: (projectId: string, userId: string) =>
    `${api}/projects/${projectId}/members/${userId}/removal`,
  /** POST without a body; the answer is a `ResetLinkDto`. */
  memberResetLink: (projectId: string, userId: string) =>
    `${api}/projects/${projectId}/members/${userId}/reset-link`,
  /** POST a `CreateInvitationDto`; the answer is a `SentInvitationDto`. */
  invitations: (projectId: string) => `${api}/projects/${projectId}/invitations`,
  /** DELETE withdraws it. */
  invitation: (projectId: string, invitationId: string) =>
    `${api}/projects/${projectId}/invitations/${invitationId}`,
  /** POST without a body: the old link is void; the answer is a `SentInvitationDto`. */
  invitationResend: (projectId: string, invitationId: string) =>
    `${api}/projects/${projectId}/invitations/${invitationId}/resend`,
  teams: (projectId: string) => `${api}/projects/${projectId}/teams`,
  team: (projectId: string, teamId: string) => `${api}/projects/${projectId}/teams/${teamId}`,
  schedules: (projectId: string) => `${api}/projects/${projectId}/schedules`,
  schedule: (projectId: string, scheduleId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}`,
  /** GET with a `MomentDto`; the answer is an `OnCallDto`. */
  onCall: (projectId: string, scheduleId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}/on-call`,
  /** GET with a `FinalScheduleQueryDto`; the answer is a `FinalScheduleDto`. */
  finalSchedule: (projectId: string, scheduleId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}/final`,
  /** GET with a `PeriodDto`; the answer is a `CoverageDto`. */
  coverage: (projectId: string, scheduleId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}/coverage`,
  /** POST a `PreviewScheduleDto`; the answer is a `FinalScheduleDto`. */
  schedulePreview: (projectId: string) => `${api}/projects/${projectId}/schedules/preview`,
  overrides: (projectId: string, scheduleId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}/overrides`,
  /** DELETE cancels what is left of it. */
  override: (projectId: string, scheduleId: string, overrideId: string) =>
    `${api}/projects/${projectId}/schedules/${scheduleId}/overrides/${overrideId}`,
  /** POST a `CreateCalendarFeedDto`; the answer is a `CreatedCalendarFeedDto`, and the only one with the address. */
  calendarFeeds: (projectId: string) => `${api}/projects/${projectId}/calendar-feeds`,
  /** DELETE revokes it. */
  calendarFeed: (projectId: string, feedId: string) =>
    `${api}/projects/${projectId}/calendar-feeds/${feedId}`,
  /** POST without a body; the answer is a `CreatedCalendarFeedDto`. */
  calendarFeedRenewal: (projectId: string, feedId: string) =>
    `${api}/projects/${projectId}/calendar-feeds/${feedId}/renew`,
  /** A file for calendar programs. */
  calendar: (token: string) => `${api}/calendars/${token}.ics`,
  /** POST an `ImportCalendarDto`; the answer is a `CalendarImportDto`, and nothing is changed. */
  calendarImport: (projectId: string) => `${api}/projects/${projectId}/calendar-import`,
  /** A `PersonShiftsDto`: when a person is on call in the project. */
  shifts: (projectId: string) => `${api}/projects/${projectId}/shifts`,
  shiftSwaps: (projectId: string) => `${api}/projects/${projectId}/shift-swaps`,
  /** POST without a body, by the colleague who is asked; the answer is the `ShiftSwapDto`. */
  shiftSwapAcceptance: (projectId: string, swapId: string) =>
    `${api}/projects/${projectId}/shift-swaps/${swapId}/accept`,
  /** POST without a body, by the colleague who is asked; the answer is the `ShiftSwapDto`. */
  shiftSwapRefusal: (projectId: string, swapId: string) =>
    `${api}/projects/${projectId}/shift-swaps/${swapId}/decline`,
  /** POST without a body, by whoever has asked; the answer is the `ShiftSwapDto`. */
  shiftSwapWithdrawal: (projectId: string, swapId: string) =>
    `${api}/projects/${projectId}/shift-swaps/${swapId}/withdraw`,
  callSmsConfigs: (projectId: string) => `${api}/projects/${projectId}/call-sms-configs`,
  callSmsConfig: (projectId: string, configId: string) =>
    `${api}/projects/${projectId}/call-sms-configs/${configId}`,
  /** POST without a body; the answer is a `CallSmsConfigCheckDto`. */
  callSmsConfigTest: (projectId: string, configId: string) =>
    `${api}/projects/${projectId}/call-sms-configs/${configId}/test`,
  /** POST a `CallSmsConfigTrialDto`; the answer is a `CallSmsConfigTrialResultDto`. */
  callSmsConfigTestMessage: (projectId: string, configId: string) =>
    `${api}/projects/${projectId}/call-sms-configs/${configId}/test-message`,
  /** POST a `CallSmsConfigTrialDto`; the answer is a `CallSmsConfigTrialResultDto`. */
  callSmsConfigTestCall: (projectId: string, configId: string) =>
    `${api}/projects/${projectId}/call-sms-configs/${configId}/test-call`,
  policies: (projectId: string) => `${api}/projects/${projectId}/policies`,
  policy: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}`,
  /** PUT a `PutPolicyDto`, which creates the policy or replaces it; the answer is the `PolicyDto`. */
  policyBySlug: (projectId: string, slug: string) =>
    `${api}/projects/${projectId}/policies/by-slug/${slug}`,
  /** POST without a body; the answer is the `PolicyDto` of a copy with the same rules and lists. */
  policyDuplicate: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/duplicate`,
  /** GET the newest `PolicyReadinessDto`, POST without a body to check anew. */
  policyReadiness: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/readiness`,
  /** A `PolicyRoutingPlanDto`. */
  policyRoutingPlan: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/routing-plan`,
  /** A file; a `ProjectFileQueryDto` says how it is written. */
  projectFile: (projectId: string) => `${api}/projects/${projectId}/project-file`,
  /** POST a `PlanProjectFileDto`; the answer is a `ProjectPlanDto`, and nothing is changed. */
  projectFilePlan: (projectId: string) => `${api}/projects/${projectId}/project-file/plan`,
  /** POST an `ApplyProjectFileDto`; the answer is the `ProjectPlanDto` that was carried out. */
  projectFileApplication: (projectId: string) => `${api}/projects/${projectId}/project-file/apply`,
  /** POST without a body; the answer is a `PlacedTestCallDto`. */
  policyTestCall: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/test-call`,
  phoneNumbers: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/phone-numbers`,
  /** @param number E.164. */
  phoneNumber: (projectId: string, policyId: string, number: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/phone-numbers/${encodeURIComponent(number)}`,
  /** POST: leads a number of the account here. */
  phoneNumberTakeOver: (projectId: string, policyId: string, number: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/phone-numbers/${encodeURIComponent(number)}/take-over`,
  /** POST a `GiveBackNumberDto`, for a number that was bought. */
  phoneNumberGiveBack: (projectId: string, policyId: string, number: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/phone-numbers/${encodeURIComponent(number)}/give-back`,
  /** A `NumberCheckDto`. */
  phoneNumberCheck: (projectId: string, policyId: string, number: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/phone-numbers/${encodeURIComponent(number)}/check`,
  /** A `NumberCountriesDto`. */
  numberCountries: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/number-countries`,
  /** GET with a `NumberSearchDto`; the answer is an `AvailableNumbersDto`. */
  availableNumbers: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/available-numbers`,
  /** A `CarrierNumbersDto`. */
  carrierNumbers: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/carrier-numbers`,
  /** GET with a `NumberPapersQueryDto`; the answer is a `NumberPapersDto`. */
  numberPapers: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/number-papers`,
  /** POST a `BuyNumberDto`; GET a page of `NumberPurchaseDto`, newest first. */
  numberPurchases: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/number-purchases`,
  numberPurchase: (projectId: string, policyId: string, purchaseId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/number-purchases/${purchaseId}`,
  /** Allow and block lists. */
  callerEntries: (projectId: string) => `${api}/projects/${projectId}/caller-entries`,
  callerEntry: (projectId: string, entryId: string) =>
    `${api}/projects/${projectId}/caller-entries/${entryId}`,
  contacts: (projectId: string) => `${api}/projects/${projectId}/contacts`,
  contact: (projectId: string, contactId: string) =>
    `${api}/projects/${projectId}/contacts/${contactId}`,
  /** POST an `ImportContactsDto`; the answer is a `ContactsImportDto`. */
  contactsImport: (projectId: string) => `${api}/projects/${projectId}/contacts/import`,
  /** A CSV file. */
  contactsExport: (projectId: string) => `${api}/projects/${projectId}/contacts/export`,
  /** A `WebhookAddressesDto`. */
  webhookAddresses: (projectId: string) => `${api}/projects/${projectId}/webhook-addresses`,
  /** All rules come on one page. */
  rules: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules`,
  /** PUT a `ReorderEscalationRulesDto`; the answer is the list of rules. */
  ruleOrder: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules/order`,
  rule: (projectId: string, policyId: string, ruleId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules/${ruleId}`,
  /** How long calls are kept, a `RetentionDto`; PUT a `SetRetentionDto`. */
  retention: (projectId: string) => `${api}/projects/${projectId}/retention`,
  /** A page of `ErasureDto`, newest first; POST an `ErasedCallerDto`. */
  erasures: (projectId: string) => `${api}/projects/${projectId}/erasures`,
  erasure: (projectId: string, erasureId: string) =>
    `${api}/projects/${projectId}/erasures/${erasureId}`,
  /** POST an `ErasedCallerDto`; the answer is a `TracesOfCallerDto`, and nothing is changed. */
  erasurePreview: (projectId: string) => `${api}/projects/${projectId}/erasures/preview`,
  /** Whom the policy leaves alone for a while, a `MutesDto`. */
  mutes: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/mutes`,
  /** DELETE has the policy ring the person again. */
  mute: (projectId: string, policyId: string, userId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/mutes/${userId}`,
  /** POST a `CreateApiKeyDto`; the answer is a `CreatedApiKeyDto`, and the only one with the key. */
  apiKeys: (projectId: string) => `${api}/projects/${projectId}/api-keys`,
  /** POST without a body; the answer is the `ApiKeyDto`. */
  apiKeyRevocation: (projectId: string, keyId: string) =>
    `${api}/projects/${projectId}/api-keys/${keyId}/revoke`,
  /** POST a `CreateOutgoingWebhookDto`; the answer is a `CreatedOutgoingWebhookDto`, and the only one with the secret. */
  outgoingWebhooks: (projectId: string) => `${api}/projects/${projectId}/outgoing-webhooks`,
  outgoingWebhook: (projectId: string, webhookId: string) =>
    `${api}/projects/${projectId}/outgoing-webhooks/${webhookId}`,
  /** POST without a body; the answer is the `OutgoingWebhookDto`. */
  outgoingWebhookEnabling: (projectId: string, webhookId: string) =>
    `${api}/projects/${projectId}/outgoing-webhooks/${webhookId}/enable`,
  /** POST without a body; the answer is a `WebhookDeliveryDto`, which is on its way. */
  outgoingWebhookTest: (projectId: string, webhookId: string) =>
    `${api}/projects/${projectId}/outgoing-webhooks/${webhookId}/test`,
  /** A page of `WebhookDeliveryDto`, newest first. */
  webhookDeliveries: (projectId: string, webhookId: string) =>
    `${api}/projects/${projectId}/outgoing-webhooks/${webhookId}/deliveries`,
  auditLog: (projectId: string) => `${api}/projects/${projectId}/audit-log`,
  /** A file: an `AuditLogExportDto` says which. */
  auditLogExport: (projectId: string) => `${api}/projects/${projectId}/audit-log/export`,
  /** A `StatisticsDto` of what a `StatisticsQueryDto` asks for. */
  statistics: (projectId: string) => `${api}/projects/${projectId}/statistics`,
  /** A `LiveBoardDto`. */
  liveBoard: (projectId: string) => `${api}/projects/${projectId}/live-board`,
  calls: (projectId: string) => `${api}/projects/${projectId}/calls`,
  /** A CSV file; a `CallsFilterDto` says of which calls. */
  callsExport: (projectId: string) => `${api}/projects/${projectId}/calls/export`,
  call: (projectId: string, callId: string) => `${api}/projects/${projectId}/calls/${callId}`,
  /** Messages that callers have left. */
  voicemails: (projectId: string) => `${api}/projects/${projectId}/voicemails`,
  /** DELETE takes what was said from the carrier, too. */
  voicemail: (projectId: string, callId: string) =>
    `${api}/projects/${projectId}/voicemails/${callId}`,
  /** An MP3 file, of which a browser may ask for parts. */
  voicemailAudio: (projectId: string, callId: string) =>
    `${api}/projects/${projectId}/voicemails/${callId}/audio`,
  /** What caller and responder said; DELETE takes it from the carrier, too. */
  recording: (projectId: string, callId: string) =>
    `${api}/projects/${projectId}/recordings/${callId}`,
  /** An MP3 file, of which a browser may ask for parts. */
  recordingAudio: (projectId: string, callId: string) =>
    `${api}/projects/${projectId}/recordings/${callId}/audio`,
  /** Server-sent events: `call` with `{ id }` whenever a call of the project changes. */
  liveCalls: (projectId: string) => `${api}/projects/${projectId}/calls/live`,
} as const;
