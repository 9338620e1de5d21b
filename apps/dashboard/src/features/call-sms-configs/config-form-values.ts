import type { CallSmsConfigDto } from '@ringdown/contracts';

/** What the form holds; an absent token is one that stays as it is. */
export type ConfigFormValues = {
  name: string;
  description: string;
  accountSid: string;
  authToken: string | undefined;
  primaryPhoneNumber: string | null;
  apiBaseUrl: string | null;
};

export const newConfigValues: ConfigFormValues = {
  name: '',
  description: '',
  accountSid: '',
  authToken: undefined,
  primaryPhoneNumber: null,
  apiBaseUrl: null,
};

export function configFormValues(config: CallSmsConfigDto): ConfigFormValues {
  const { name, description, accountSid, primaryPhoneNumber, apiBaseUrl } = config;
  return { name, description, accountSid, authToken: undefined, primaryPhoneNumber, apiBaseUrl };
}

/** Only what was changed is sent, so that two people may change different settings at the same time. */
export function changedValues(
  before: ConfigFormValues,
  after: ConfigFormValues,
): Partial<ConfigFormValues> {
  const changed = Object.entries(after).filter(
    ([field, value]) => before[field as keyof ConfigFormValues] !== value,
  );
  return Object.fromEntries(changed);
}
