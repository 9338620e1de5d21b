import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

import { mostRules, mostTargets, RuleSettingsDto, targetKinds } from './escalation-rules.js';
import { IsListOf } from './nested-contract.js';
import { MayBeAbsent } from './optional-field.js';
import { CreatePolicyDto } from './policies.js';

/** Longest text of a project file, in UTF-16 code units. */
export const longestProjectFile = 1_000_000;

/** How a project file is written. */
export const projectFileFormats = ['yaml', 'json'] as const;

/** How the project file is wanted. */
export class ProjectFileQueryDto {
  /** Absent: yaml. */
  @MayBeAbsent()
  @IsIn(projectFileFormats, { message: 'Choose yaml or json.' })
  format?: (typeof projectFileFormats)[number];
}

/** What a project is to be. */
export class PlanProjectFileDto {
  /** The file's text, YAML or JSON; docs/project-file.md says what stands in it. */
  @IsString({ message: 'Send the text of the file.' })
  @MaxLength(longestProjectFile, {
    message: `A project file has at most ${longestProjectFile.toLocaleString('en')} characters.`,
  })
  file!: string;

  /** Whether what a list of the file leaves out is deleted; a list that the file does not have is left alone. */
  @MayBeAbsent()
  @IsBoolean({ message: 'Say true or false.' })
  prune?: boolean;
}

/** What a project is to be from now on. */
export class ApplyProjectFileDto extends PlanProjectFileDto {
  /** Of the plan that was looked at: any other is refused. Absent: whatever it takes is done. */
  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/, { message: 'Send the planHash of a plan.' })
  planHash?: string;
}

/** What applying a project file does to a thing. */
export const projectChangeActs = ['create', 'change', 'delete'] as const;

/** What a project file speaks of. */
export const projectChangeKinds = ['team', 'schedule', 'policy', 'caller-entry'] as const;

/** A field that becomes another one. */
export class FieldChangeDto {
  /** Within the thing, such as `rules.0.escalateAfterSeconds`. */
  path!: string;
  /** Null: there was none. */
  before!: unknown;
  /** Null: there will be none. */
  after!: unknown;
}

/** One difference between a project and a project file. */
export class ProjectChangeDto {
  act!: (typeof projectChangeActs)[number];
  kind!: (typeof projectChangeKinds)[number];
  /** The name of a team or schedule, the slug of a policy, the pattern of an entry. */
  name!: string;
  /** One sentence for a person. */
  words!: string;
  /** Of a creation or deletion: all fields. */
  fields!: FieldChangeDto[];
}

/** All differences between a project and a project file; none when the project is as the file says. */
export class ProjectPlanDto {
  /** In the order in which they are made. */
  changes!: ProjectChangeDto[];
  /** Names these very differences. */
  planHash!: string;
}

/** Names what a rule is to ring: by its id, or by what people call it. */
export class PutRuleTargetDto {
  @IsIn(targetKinds, { message: 'Choose user, team or schedule.' })
  kind!: (typeof targetKinds)[number];

  /** Of a member, a team or a schedule of the project; without it a name is needed. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Choose a person, team or schedule of this project.' })
  id?: string;

  /** Of a team or a schedule, whatever its case; of a person, the e-mail address. */
  @MayBeAbsent()
  @IsString({ message: 'Write a name.' })
  @MaxLength(320, { message: 'No name is that long.' })
  name?: string;
}

/** A rule of a policy that is put as a whole. */
export class PutRuleDto extends RuleSettingsDto {
  /** In the order in which they are to be rung. */
  @IsListOf(() => PutRuleTargetDto, {
    most: mostTargets,
    message: `Give a list of at most ${String(mostTargets)} people, teams and schedules.`,
  })
  @ArrayMinSize(1, { message: 'Choose at least one person, team or schedule.' })
  targets!: PutRuleTargetDto[];
}

/** A whole policy: a setting that is left out gets its default. */
export class PutPolicyDto extends CreatePolicyDto {
  /** All rules in their order; absent: those that there are. */
  @MayBeAbsent()
  @IsListOf(() => PutRuleDto, {
    most: mostRules,
    message: `Give a list of at most ${String(mostRules)} rules.`,
  })
  rules?: PutRuleDto[];
}
