import { IsIn } from 'class-validator';

import type { MemberRole } from './me.js';
import { mayRole, memberRoles } from './permissions.js';

/** A phone of a member. Only a verified phone is ever rung. */
export class PhoneDto {
  id!: string;
  /** E.164, such as +12025550123. */
  number!: string;
  verified!: boolean;
}

/** A person of the project. */
export class MemberDto {
  userId!: string;
  name!: string;
  email!: string;
  role!: MemberRole;
  /** In order of preference; the first verified one is rung. */
  phones!: PhoneDto[];
  /** Since when, ISO 8601 in UTC. */
  memberSince!: string;
  /** Moves with the role. */
  version!: number;
}

/** Gives a member another role. */
export class UpdateMemberDto {
  @IsIn(memberRoles, { message: 'Choose owner, admin, responder or viewer.' })
  role!: MemberRole;
}

/** What the removal of a member would leave behind, a plain sentence each. */
export class MemberRemovalDto {
  /** The rules that ring the person, by name or through a team or schedule. */
  rules!: string[];
  /** The rules that would ring nobody any more; calls pass over them at once. */
  emptyRules!: string[];
  /** The policies that could ring nobody any more. */
  unreachablePolicies!: string[];
  /** The teams that the person is in. */
  teams!: string[];
  /** The schedules in which the person takes turns, and the overrides that name them. */
  schedules!: string[];
  /** The layers of schedules that would have nobody any more. */
  emptyLayers!: string[];
}

/** The roles that a member with this role may give to others and take from them: none above one's own. */
export function rolesInHandsOf(role: MemberRole): readonly MemberRole[] {
  return mayRole(role, 'write', 'members') ? memberRoles.slice(memberRoles.indexOf(role)) : [];
}
