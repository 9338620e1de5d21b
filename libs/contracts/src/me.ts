import type { memberRoles } from './permissions.js';

/** What a member is in a project; `roleTable` says what that allows. */
export type MemberRole = (typeof memberRoles)[number];

/** A project as its member sees it. */
export class ProjectMembershipDto {
  id!: string;
  name!: string;
  role!: MemberRole;
}

/** Who is signed in. */
export class MeDto {
  id!: string;
  name!: string;
  email!: string;
  projects!: ProjectMembershipDto[];
}
