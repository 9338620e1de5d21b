import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { toCallSmsConfigDto, type CallSmsConfigRow } from './call-sms-config.mapper.js';
import type { ConfigFields, StoredConfig } from './call-sms-configs.repository.js';

const secrets = {
  authToken: 'authTokenSealed',
  secondAuthToken: 'secondAuthTokenSealed',
  apiKeySecret: 'apiKeySecretSealed',
} as const;

/** What the audit log tells of a config: what people set, secrets apart. */
export function toAuditedConfig(row: CallSmsConfigRow): object {
  const { name, description, accountSid, apiKeySid, primaryPhoneNumber, apiBaseUrl, region, edge } =
    toCallSmsConfigDto(row);
  return {
    name,
    description,
    accountSid,
    apiKeySid,
    primaryPhoneNumber: primaryPhoneNumber && maskedPhone(primaryPhoneNumber),
    apiBaseUrl,
    region,
    edge,
  };
}

/** What became of a config's secrets, in a word each: neither a secret nor a hash of it stands in the audit log. */
export function secretsInWords(
  before: Pick<StoredConfig, (typeof secrets)[keyof typeof secrets]> | undefined,
  written: Partial<ConfigFields>,
): Record<string, 'set' | 'changed' | 'removed'> {
  const words = Object.entries(secrets).flatMap(([name, column]) => {
    const [old, fresh] = [before?.[column] ?? null, written[column]];
    if (fresh === undefined || fresh === old) return [];
    return [[name, fresh === null ? 'removed' : old === null ? 'set' : 'changed'] as const];
  });
  return Object.fromEntries(words);
}
