import { DomainError } from '../../platform/errors/domain-error.js';

/**
 * What better-auth's refusal means for a person.
 *
 * @param field of the request, which a wrong password or code is put down to.
 */
export function refusalOf(code: string | undefined, field: string): DomainError {
  switch (code) {
    case 'INVALID_PASSWORD':
      return wrong(field, 'This is not your password.');
    case 'INVALID_CODE':
      return wrong(field, 'This code is wrong. Wait for the next one and try again.');
    case 'TOTP_ALREADY_ENABLED':
      return new DomainError('conflict', 'Two-step sign-in is on already.');
    case 'TOTP_NOT_ENABLED':
      return new DomainError('conflict', 'Begin to turn two-step sign-in on first.');
    case 'TWO_FACTOR_NOT_ENABLED':
      return new DomainError('conflict', 'Two-step sign-in is off.');
    case 'UNAUTHORIZED':
      return new DomainError('sign-in-required', 'Sign in to go on.');
    default:
      return new DomainError('invalid-request', 'This was not accepted. Try again.');
  }
}

function wrong(field: string, message: string): DomainError {
  return new DomainError('invalid-request', message, { [field]: [message] });
}
