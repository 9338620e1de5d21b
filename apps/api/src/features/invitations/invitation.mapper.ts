import { mayRole, rolesInHandsOf, type InvitationDto, type MemberRole } from '@ringdown/contracts';

import type { InvitationEntity } from './invitation.entity.js';

/** An invitation, and what its sender is in the project now. */
export type InvitationRow = InvitationEntity & {
  /** Null: no member any more, or an API key. */
  senderRole: MemberRole | null;
};

export function toInvitationDto(row: InvitationRow, now: Date): InvitationDto {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.invitedByName,
    delivery: row.delivery,
    state: stateOf(row, now),
    sentAt: row.sentAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** An invitation gives no more than its sender could give at this moment. */
export function stateOf(
  {
    role,
    invitedBy,
    senderRole,
    expiresAt,
  }: Pick<InvitationRow, 'role' | 'invitedBy' | 'senderRole' | 'expiresAt'>,
  now: Date,
): InvitationDto['state'] {
  if (expiresAt <= now) return 'expired';
  // An API key makes nobody who could make keys.
  if (invitedBy === null) return mayRole(role, 'write', 'api-keys') ? 'void' : 'open';
  return senderRole !== null && rolesInHandsOf(senderRole).includes(role) ? 'open' : 'void';
}
