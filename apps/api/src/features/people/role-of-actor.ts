import type { MemberRole } from '@ringdown/contracts';

import { currentActing } from '../../platform/access/acting.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { MembersOfProject } from './people.repository.js';

/**
 * The role of whoever makes this change, as it is at this very moment: it may have been taken away since the
 * request came in. An API key acts as an admin.
 */
export async function roleOfActor(members: MembersOfProject): Promise<MemberRole> {
  const { actor } = currentActing();
  if (actor.kind === 'api-key') return 'admin';
  const member = actor.kind === 'person' ? await members.find(actor.id) : undefined;
  if (member !== undefined) return member.role;
  throw new DomainError('not-found', 'There is no such project.');
}
