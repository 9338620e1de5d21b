import { DomainError } from '../../platform/errors/domain-error.js';

export function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy.');
}
