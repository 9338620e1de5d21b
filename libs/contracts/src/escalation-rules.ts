import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsUUID,
  Max,
  Min,
} from 'class-validator';

import { MayBeAbsent } from './optional-field.js';

/** Bounds and default of a rule's *escalate after*, in seconds. */
export const escalateAfter = { least: 5, most: 600, default: 30 } as const;
/** How many people one rule may name. */
export const mostTargets = 50;
/** How many rules one policy may have. */
export const mostRules = 50;

const secondsMessage = `Escalate after ${String(escalateAfter.least)} to ${String(escalateAfter.most)} seconds.`;

/** Ids are equal whatever their case, so that nobody can be named twice by writing an id in capitals. */
function LowerCaseIds(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id))
      : value,
  );
}

/** A person that a rule names, and whether a call could reach them now. */
export class RuleTargetDto {
  userId!: string;
  name!: string;
  /** The phone that would be rung, E.164; null when the person has no verified phone and is skipped. */
  phone!: string | null;
}

/** One step of a policy's escalation. */
export class EscalationRuleDto {
  id!: string;
  /** 1 is tried first. */
  order!: number;
  escalateAfterSeconds!: number;
  /** In the order in which they are rung. */
  users!: RuleTargetDto[];
  /** Rises with every change of the rule, its place among the others apart. */
  version!: number;
}

/** All rules of a policy in their order, on one page. */
export class EscalationRulesDto {
  items!: EscalationRuleDto[];
  nextCursor!: null;
  /** Rises with every change of any rule or of their order. */
  version!: number;
}

/** A new rule; it is added behind the last one. */
export class CreateEscalationRuleDto {
  @MayBeAbsent()
  @IsInt({ message: secondsMessage })
  @Min(escalateAfter.least, { message: secondsMessage })
  @Max(escalateAfter.most, { message: secondsMessage })
  escalateAfterSeconds?: number;

  @LowerCaseIds()
  @IsArray({ message: 'Choose at least one person.' })
  @ArrayMinSize(1, { message: 'Choose at least one person.' })
  @ArrayMaxSize(mostTargets, { message: `A rule names at most ${String(mostTargets)} people.` })
  @ArrayUnique({ message: 'Name each person once.' })
  @IsUUID(undefined, { each: true, message: 'Choose people of this project.' })
  userIds!: string[];
}

/** Changes the fields that are given. */
export class UpdateEscalationRuleDto extends CreateEscalationRuleDto {
  @MayBeAbsent()
  declare userIds: string[];
}

/** All rules of a policy in their new order; each exactly once. */
export class ReorderEscalationRulesDto {
  @LowerCaseIds()
  @IsArray({ message: 'Name rules of this policy.' })
  @ArrayMaxSize(mostRules, { message: `A policy has at most ${String(mostRules)} rules.` })
  @ArrayUnique({ message: 'Name each rule once.' })
  @IsUUID(undefined, { each: true, message: 'Name rules of this policy.' })
  ruleIds!: string[];
}
