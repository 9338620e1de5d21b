import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { IsOneLine, IsPlainText } from './plain-text.js';

/** How many people one team may have. */
export const mostTeamMembers = 50;

const nameMessage = 'Give the team a name of 1 to 100 characters.';

/** A person in a team, and whether a call could reach them now. */
export class TeamMemberDto {
  userId!: string;
  name!: string;
  /** The phone that would be rung, E.164; null when the person has no verified phone. */
  phone!: string | null;
}

/** People who answer together. */
export class TeamDto {
  id!: string;
  name!: string;
  description!: string;
  /** In their order. */
  members!: TeamMemberDto[];
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** A new team. No two teams of a project have the same name, whatever its case. */
export class CreateTeamDto {
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  name!: string;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 1000, message: 'Keep the description within 1,000 characters.' })
  description?: string;

  /** In their order; absent: nobody yet. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id))
      : value,
  )
  @IsArray({ message: 'Choose people of this project.' })
  @ArrayMaxSize(mostTeamMembers, {
    message: `A team has at most ${String(mostTeamMembers)} people.`,
  })
  @ArrayUnique({ message: 'Name each person once.' })
  @IsUUID(undefined, { each: true, message: 'Choose people of this project.' })
  userIds?: string[];
}

/** Changes the fields that are given. */
export class UpdateTeamDto extends CreateTeamDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  declare name: string;
}
