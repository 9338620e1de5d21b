/** What a member may do in a project. */
export type MemberRole = 'owner' | 'admin' | 'responder' | 'viewer';

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
