import {
  isTwilioToken,
  twilioTokenMessage,
  type UpdateCallSmsConfigDto,
} from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { apiKeyFields } from './api-key-change.js';
import type { ConfigFields, StoredConfig } from './call-sms-configs.repository.js';
import { regionFields } from './region-change.js';
import { wrongField } from './wrong-field.js';

/**
 * What a change writes.
 *
 * @param seal encrypts a secret for this config.
 * @throws {DomainError} when the change is refused.
 */
export function changedFields(
  config: StoredConfig,
  change: Partial<UpdateCallSmsConfigDto>,
  seal: (secret: string) => string,
): Partial<ConfigFields> {
  const { authToken, secondAuthToken, promoteSecondAuthToken, apiKeySid, apiKeySecret, ...rest } =
    change;
  const isOtherAccount = differs(change.accountSid, config.accountSid);
  const isMoved = isOtherAccount || differs(change.apiBaseUrl, config.apiBaseUrl);
  if (isOtherAccount) assertUnused(config, 'Its account cannot change while policies use it');
  if (isMoved && authToken === undefined) {
    // Otherwise whoever may edit could have the stored token sent to an address of their choice.
    throw wrongField('authToken', 'Another account or address needs its Auth Token again.');
  }
  assertTokensFit({ apiBaseUrl: config.apiBaseUrl, ...defined(change) });
  const fields = {
    ...rest,
    ...apiKeyFields(config.apiKeySid, { apiKeySid, apiKeySecret }, { isMoved, seal }),
    ...regionFields(config, change),
  };

  if (promoteSecondAuthToken === true) {
    return { ...fields, ...promoted(config, change) };
  }
  return {
    ...fields,
    ...(authToken === undefined ? {} : { authTokenSealed: seal(authToken) }),
    // The second token of another account is of no use any more.
    ...(isMoved ? { secondAuthTokenSealed: null } : {}),
    ...(secondAuthToken === undefined
      ? {}
      : { secondAuthTokenSealed: secondAuthToken === null ? null : seal(secondAuthToken) }),
  };
}

/** @throws {DomainError} that names the policies which use the config. */
export function assertUnused({ policyNames }: StoredConfig, refusal: string): void {
  if (policyNames.length === 0) return;
  const names = new Intl.ListFormat('en').format(policyNames);
  throw new DomainError(
    'conflict',
    `${refusal}: ${names}. Give ${policyNames.length === 1 ? 'it' : 'them'} another config first.`,
  );
}

function promoted(
  { secondAuthTokenSealed }: StoredConfig,
  { authToken, secondAuthToken }: Partial<UpdateCallSmsConfigDto>,
): Partial<ConfigFields> {
  if (authToken !== undefined || secondAuthToken !== undefined) {
    throw wrongField(
      'promoteSecondAuthToken',
      'Promote the second token, or set tokens; not both.',
    );
  }
  if (secondAuthTokenSealed === null) {
    throw new DomainError('conflict', 'There is no second Auth Token to promote.');
  }
  return { authTokenSealed: secondAuthTokenSealed, secondAuthTokenSealed: null };
}

/** The contract cannot know whether a change is about Twilio itself when it leaves the address out. */
function assertTokensFit({
  apiBaseUrl,
  authToken,
  secondAuthToken,
}: Partial<UpdateCallSmsConfigDto>): void {
  if (apiBaseUrl !== null) return;
  for (const [field, token] of Object.entries({ authToken, secondAuthToken })) {
    if (typeof token === 'string' && !isTwilioToken(token))
      throw wrongField(field, twilioTokenMessage);
  }
}

function differs<Value>(wanted: Value | undefined, present: Value): boolean {
  return wanted !== undefined && wanted !== present;
}

/** Class instances carry every field of their class; those that were not given must not hide the present ones. */
function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}
