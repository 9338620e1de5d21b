import type { CallSmsConfigDto, TwilioRegion } from '@ringdown/contracts';

/** A config as it may be shown; its tokens are not even read. */
export type CallSmsConfigRow = {
  id: string;
  name: string;
  description: string;
  account_sid: string;
  api_key_sid: string | null;
  primary_phone_number: string | null;
  api_base_url: string | null;
  region: TwilioRegion | null;
  edge: string | null;
  has_second_auth_token: boolean;
  policy_names: string[];
  version: number;
  created_at: Date;
  updated_at: Date;
};

export function toCallSmsConfigDto(row: CallSmsConfigRow): CallSmsConfigDto {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    accountSid: row.account_sid,
    apiKeySid: row.api_key_sid,
    primaryPhoneNumber: row.primary_phone_number,
    apiBaseUrl: row.api_base_url,
    region: row.region,
    edge: row.edge,
    hasSecondAuthToken: row.has_second_auth_token,
    policyNames: row.policy_names,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
