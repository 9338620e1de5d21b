import { mayRole, rolesInHandsOf, type MemberRole } from '@ringdown/contracts';

import { currentActing } from '../../platform/access/acting.js';
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

/**
 * An API key has scopes, and an end: it must not live on without them in a person who may make keys.
 *
 * @throws {DomainError} when a key wants to make one.
 */
export function assertNotMadeByKey(role: MemberRole): void {
  if (currentActing().actor.kind !== 'api-key' || !mayRole(role, 'write', 'api-keys')) return;
  throw new DomainError(
    'forbidden',
    'API keys cannot make owners and admins; a person who is signed in can.',
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
