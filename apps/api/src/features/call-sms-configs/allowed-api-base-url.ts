import { originOf } from '../../config/origin.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { isAllowedAddress } from '../../telephony/carrier-account.js';

/**
 * The address in the one form in which it is stored. Only what the operator has listed, compared as a whole: whoever
 * may edit a config must not be able to aim this server, which holds tokens, at anything else.
 *
 * @throws {DomainError} when it is not on the list.
 */
export function allowedApiBaseUrl(address: string, allowed: readonly string[]): string {
  const origin = originOf(address);
  if (origin !== undefined && isAllowedAddress(address, allowed)) return origin;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    apiBaseUrl: [
      'The operator of this installation has not allowed this address (ALLOWED_API_BASE_URLS). Leave it empty for Twilio itself.',
    ],
  });
}
