import { rolesInHandsOf, type MemberRole } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';

/**
 * Whether somebody with the role `own` may give a member, who is `present`, the role `wanted`, or remove them.
 *
 * @throws {DomainError} when not.
 */
export function assertMayChange(own: MemberRole, present: MemberRole, wanted?: MemberRole): void {
  const inHands = rolesInHandsOf(own);
  if (inHands.includes(present) && (wanted === undefined || inHands.includes(wanted))) return;
  throw new DomainError(
    'forbidden',
    inHands.length === 0
      ? `As ${own} you may not change members. Ask an owner or admin of the project.`
      : 'Only an owner may make, change or remove owners.',
  );
}

/** A project without an owner could never be changed again. */
export function assertNotLastOwner(name: string, owners: number): void {
  if (owners > 1) return;
  throw new DomainError(
    'conflict',
    `${name} is the last owner of this project. Make somebody else an owner first.`,
  );
}
