import { policyDefaults, type PolicyDto } from '@ringdown/contracts';

import { browserZone } from '../../components/zone-words';

/** What the form holds. */
export type PolicyFormValues = Pick<
  PolicyDto,
  | 'name'
  | 'description'
  | 'callSmsConfigId'
  | 'enabled'
  | 'voice'
  | 'greetingEnabled'
  | 'greetingMessage'
  | 'greetingVoice'
  | 'noAnswerMessage'
  | 'noAnswerVoice'
  | 'noOneAvailableMessage'
  | 'noOneAvailableVoice'
  | 'refusalMessage'
  | 'refusalVoice'
  | 'repeatIfNoOneAnswers'
  | 'repeatTimes'
  | 'callerIdShown'
  | 'longestTalkMinutes'
  | 'recordCalls'
  | 'recordingConsent'
  | 'voicemailEnabled'
  | 'voicemailMessage'
  | 'voicemailVoice'
  | 'voicemailSeconds'
  | 'voicemailSilenceSeconds'
  | 'voicemailWhileWaiting'
  | 'voicemailTranscribed'
  | 'timeZone'
  | 'supportHours'
  | 'outsideHoursMessage'
  | 'outsideHoursPolicyId'
  | 'menu'
  | 'missedCallMails'
  | 'missedCallSms'
  | 'missedCallRecipients'
  | 'smsAtRinging'
  | 'outsideHoursVoice'
> & {
  /** Absent: made of the name. */
  slug: string | undefined;
};

/** How the form calls its fields. */
export const policyFieldLabels: Record<keyof PolicyFormValues, string> = {
  name: 'Name',
  slug: 'Slug',
  description: 'Description',
  callSmsConfigId: 'Call/SMS config',
  enabled: 'Enabled',
  voice: 'Voice',
  greetingEnabled: 'Greet the caller',
  greetingMessage: 'Greeting',
  greetingVoice: 'Voice of the greeting',
  noAnswerMessage: 'No answer',
  noAnswerVoice: 'Voice of “No answer”',
  noOneAvailableMessage: 'No one available',
  noOneAvailableVoice: 'Voice of “No one available”',
  refusalMessage: 'What a refused caller hears',
  refusalVoice: 'Voice of what a refused caller hears',
  repeatIfNoOneAnswers: 'Start again from the first rule',
  repeatTimes: 'How many times',
  callerIdShown: 'Number that responders see',
  longestTalkMinutes: 'Longest call, in minutes',
  recordCalls: 'Record calls',
  recordingConsent: 'Before anybody is rung',
  voicemailEnabled: 'Let the caller leave a message',
  voicemailMessage: 'Before the beep',
  voicemailVoice: 'Voice of “Before the beep”',
  voicemailSeconds: 'Longest message, in seconds',
  voicemailSilenceSeconds: 'Seconds of silence that end a message',
  voicemailWhileWaiting: 'Offer it while phones ring, too',
  voicemailTranscribed: 'Have messages written down',
  timeZone: 'Time zone',
  supportHours: 'Support hours',
  outsideHoursMessage: 'Outside the hours',
  outsideHoursPolicyId: 'Who takes calls outside the hours',
  menu: 'Menu',
  missedCallMails: 'Tell of missed calls by mail',
  missedCallSms: 'Tell of missed calls by SMS',
  smsAtRinging: 'Tell whoever is rung by SMS who calls',
  missedCallRecipients: 'Who is told',
  outsideHoursVoice: 'Voice of “Outside the hours”',
};

const fields = Object.keys(policyFieldLabels) as (keyof PolicyFormValues)[];

/** A new policy is on the clock of whoever makes it. */
export function newPolicyValues(): PolicyFormValues {
  return pick({ ...policyDefaults, name: '', slug: undefined, timeZone: browserZone() });
}

export function policyFormValues(policy: PolicyDto): PolicyFormValues {
  return pick(policy);
}

function pick(from: PolicyFormValues): PolicyFormValues {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as PolicyFormValues;
}

/** Only what was changed is sent, so that two people may change different settings at the same time. */
export function changedValues(
  before: PolicyFormValues,
  after: PolicyFormValues,
): Partial<PolicyFormValues> {
  const changed = Object.entries(after).filter(
    ([field, value]) => before[field as keyof PolicyFormValues] !== value,
  );
  return Object.fromEntries(changed);
}
