import { mostContacts } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';

/** @throws {DomainError} when a project would have more contacts than it may. */
export function assertRoomFor(count: number): void {
  if (count <= mostContacts) return;
  const most = mostContacts.toLocaleString('en');
  throw new DomainError(
    'conflict',
    `A project has at most ${most} contacts: delete some that are not needed.`,
  );
}

/** How the audit log names several contacts. */
export function contactsInWords(count: number): string {
  return count === 1 ? '1 contact' : `${String(count)} contacts`;
}
