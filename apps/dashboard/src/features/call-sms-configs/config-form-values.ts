import type { CallSmsConfigDto, TwilioRegion } from '@ringdown/contracts';

/** What the form holds; an absent token or secret is one that stays as it is. */
export type ConfigFormValues = {
  name: string;
  description: string;
  accountSid: string;
  authToken: string | undefined;
  primaryPhoneNumber: string | null;
  apiKeySid: string | null;
  apiKeySecret: string | undefined;
  region: TwilioRegion | null;
  edge: string | null;
  apiBaseUrl: string | null;
};

/** What few configs need. */
export const rareFields = ['apiKeySid', 'apiKeySecret', 'region', 'apiBaseUrl'] as const;

/** How the form calls its fields. */
export const configFieldLabels: Record<keyof ConfigFormValues, string> = {
  name: 'Name',
  description: 'Description',
  accountSid: 'Account SID',
  authToken: 'Auth Token',
  primaryPhoneNumber: 'Primary phone number',
  apiBaseUrl: 'API base URL',
  region: 'Region',
  edge: 'Edge',
  apiKeySid: 'API key SID',
  apiKeySecret: 'API key secret',
};

export const newConfigValues: ConfigFormValues = {
  name: '',
  description: '',
  accountSid: '',
  authToken: undefined,
  primaryPhoneNumber: null,
  apiKeySid: null,
  apiKeySecret: undefined,
  region: null,
  edge: null,
  apiBaseUrl: null,
};

export function configFormValues(config: CallSmsConfigDto): ConfigFormValues {
  const { name, description, accountSid, primaryPhoneNumber } = config;
  const { apiKeySid, region, edge, apiBaseUrl } = config;
  return {
    name,
    description,
    accountSid,
    authToken: undefined,
    primaryPhoneNumber,
    apiKeySid,
    apiKeySecret: undefined,
    region,
    edge,
    apiBaseUrl,
  };
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
