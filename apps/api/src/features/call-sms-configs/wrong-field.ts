import { DomainError } from '../../platform/errors/domain-error.js';

/** A request with one wrong field. */
export function wrongField(field: string, sentence: string): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', {
    [field]: [sentence],
  });
}
