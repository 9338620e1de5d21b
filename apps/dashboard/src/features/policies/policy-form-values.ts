import { defaultMessages, type PolicyDto } from '@ringdown/contracts';

/** What the form holds; a number input that was emptied holds an empty text. */
export type PolicyFormValues = {
  name: string;
  description: string;
  callSmsConfigId: string | null;
  enabled: boolean;
  greetingMessage: string;
  noAnswerMessage: string;
  noOneAvailableMessage: string;
  repeatIfNoOneAnswers: boolean;
  repeatTimes: number;
};

/** How the form calls its fields. */
export const policyFieldLabels: Record<keyof PolicyFormValues, string> = {
  name: 'Name',
  description: 'Description',
  callSmsConfigId: 'Call/SMS config',
  enabled: 'Enabled',
  greetingMessage: 'Greeting',
  noAnswerMessage: 'No answer',
  noOneAvailableMessage: 'No one available',
  repeatIfNoOneAnswers: 'Start again from the first rule',
  repeatTimes: 'How many times',
};

export const newPolicyValues: PolicyFormValues = {
  name: '',
  description: '',
  callSmsConfigId: null,
  enabled: true,
  greetingMessage: defaultMessages.greeting,
  noAnswerMessage: defaultMessages.noAnswer,
  noOneAvailableMessage: defaultMessages.noOneAvailable,
  repeatIfNoOneAnswers: false,
  repeatTimes: 1,
};

export function policyFormValues(policy: PolicyDto): PolicyFormValues {
  const { name, description, callSmsConfigId, enabled, repeatIfNoOneAnswers, repeatTimes } = policy;
  const { greetingMessage, noAnswerMessage, noOneAvailableMessage } = policy;
  return {
    name,
    description,
    callSmsConfigId,
    enabled,
    greetingMessage,
    noAnswerMessage,
    noOneAvailableMessage,
    repeatIfNoOneAnswers,
    repeatTimes,
  };
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
