import type { UpdateCallSmsConfigDto } from '@ringdown/contracts';

import type { ConfigFields } from './call-sms-configs.repository.js';
import { wrongField } from './wrong-field.js';

/**
 * What a change writes of the API key.
 *
 * @param options.isMoved whether the config gets another account or address.
 * @param options.seal encrypts a secret for this config.
 * @throws {DomainError} when SID and secret do not come together.
 */
export function apiKeyFields(
  present: string | null,
  { apiKeySid, apiKeySecret }: Pick<Partial<UpdateCallSmsConfigDto>, 'apiKeySid' | 'apiKeySecret'>,
  { isMoved, seal }: { isMoved: boolean; seal: (secret: string) => string },
): Partial<ConfigFields> {
  const wanted = apiKeySid === undefined ? present : apiKeySid;
  if (wanted === null) {
    if (apiKeySecret === undefined) return { apiKeySid: null, apiKeySecretSealed: null };
    throw wrongField('apiKeySid', 'Give the SID of the API key, too.');
  }
  if (apiKeySecret !== undefined) {
    return { apiKeySid: wanted, apiKeySecretSealed: seal(apiKeySecret) };
  }
  if (wanted !== present) throw wrongField('apiKeySecret', 'Give the secret of this API key, too.');
  // Otherwise whoever may edit could have the stored secret sent to an address of their choice.
  if (isMoved) {
    throw wrongField(
      'apiKeySecret',
      'Another account or address needs the secret of its API key again.',
    );
  }
  return {};
}
