const api = '/api/v1';

/** Every path of the REST API, so that server, dashboard and tests spell each one once. */
export const routes = {
  /** POST a `SignInDto`; the answer is a `MeDto` and sets the session cookie. */
  signIn: () => '/api/auth/sign-in/email',
  /** POST without a body; the answer is 204. */
  signOut: () => '/api/auth/sign-out',
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
  /** Projects of this person that can send codes, all on one page. */
  codeSenders: () => `${api}/me/code-senders`,
  members: (projectId: string) => `${api}/projects/${projectId}/members`,
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
  /** All rules come on one page. */
  rules: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules`,
  /** PUT a `ReorderEscalationRulesDto`; the answer is the list of rules. */
  ruleOrder: (projectId: string, policyId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules/order`,
  rule: (projectId: string, policyId: string, ruleId: string) =>
    `${api}/projects/${projectId}/policies/${policyId}/rules/${ruleId}`,
  calls: (projectId: string) => `${api}/projects/${projectId}/calls`,
  call: (projectId: string, callId: string) => `${api}/projects/${projectId}/calls/${callId}`,
  /** Server-sent events: `call` with `{ id }` whenever a call of the project changes. */
  liveCalls: (projectId: string) => `${api}/projects/${projectId}/calls/live`,
} as const;
