import type { TeamDto, TeamMemberDto } from '@ringdown/contracts';

/** A team with its members in their order. */
export type TeamRow = {
  id: string;
  name: string;
  description: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  /** As the database sorts by it. */
  sort_name: string;
  members: TeamMemberDto[];
};

export function toTeamDto(row: TeamRow): TeamDto {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    members: row.members,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** As the audit log tells it: people by name, no phones. */
export function toAuditedTeam({ name, description, members }: TeamRow): object {
  return { name, description, members: members.map((member) => member.name) };
}
