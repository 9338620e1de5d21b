import { IsBoolean, IsString, MaxLength } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { IsOneLine } from './plain-text.js';

/** A project: everything in it belongs to its members alone. */
export class ProjectDto {
  id!: string;
  name!: string;
  /** Whether viewers see only the last two digits of callers' numbers, and API keys without `caller-numbers:read`, too. */
  masksCallerNumbers!: boolean;
  version!: number;
  /** ISO 8601 in UTC. */
  createdAt!: string;
}

/** A new project; whoever creates it is its owner. */
export class CreateProjectDto {
  @IsOneLine({ least: 1, most: 100, message: 'Give the project a name of 1 to 100 characters.' })
  name!: string;
}

/** Changes the fields that are given. */
export class UpdateProjectDto extends CreateProjectDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: 100, message: 'Give the project a name of 1 to 100 characters.' })
  declare name: string;

  /** Whether viewers see only the last two digits of callers' numbers. */
  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  masksCallerNumbers?: boolean;
}

/** Deletes the project; its name proves that this one is meant. */
export class DeleteProjectDto {
  @IsString({ message: 'Write the name of the project.' })
  @MaxLength(1000, { message: 'Write the name of the project.' })
  name!: string;
}

/** What goes with a project when it is deleted. */
export class ProjectDeletionDto {
  /** E.164 numbers that would answer no longer; they stay in their account at the carrier. */
  routingNumbers!: string[];
  policies!: number;
  callSmsConfigs!: number;
  teams!: number;
  /** Their accounts stay. */
  members!: number;
  /** Calls in the logs. */
  calls!: number;
  /** While there are any, the project cannot be deleted. */
  callsUnderWay!: number;
}
