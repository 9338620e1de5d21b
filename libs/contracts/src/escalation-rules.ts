import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
} from 'class-validator';

import { IsListOf } from './nested-contract.js';
import type { GapDto } from './on-call.js';
import { MayBeAbsent } from './optional-field.js';

/** Bounds and default of a rule's *escalate after*, in seconds. */
export const escalateAfter = { least: 5, most: 600, default: 30 } as const;
/** How many people, teams and schedules one rule may name. */
export const mostTargets = 50;
/** How many rules one policy may have. */
export const mostRules = 50;

const secondsMessage = `Escalate after ${String(escalateAfter.least)} to ${String(escalateAfter.most)} seconds.`;

/** Whether the people of a rule are rung in turn, or together until the first of them accepts. */
export const ringModes = ['one-by-one', 'all-at-once'] as const;
/** How many phones ring at once at most; whoever is left is rung after them. */
export const mostAtOnce = 10;
export type RingModeName = (typeof ringModes)[number];

/** What a rule may ring: a person, the people of a team one after another, or whoever is on call. */
export const targetKinds = ['user', 'team', 'schedule'] as const;

/** Ids are equal whatever their case, so that nothing can be named twice by writing an id in capitals. */
function lowerCase(id: unknown): unknown {
  return typeof id === 'string' ? id.toLowerCase() : id;
}

function LowerCaseId(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => lowerCase(value));
}

function LowerCaseIds(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map(lowerCase) : value,
  );
}

/** Names what a rule is to ring. */
export class SetRuleTargetDto {
  @IsIn(targetKinds, { message: 'Choose user, team or schedule.' })
  kind!: (typeof targetKinds)[number];

  /** Of a member, a team or a schedule of the project. */
  @LowerCaseId()
  @IsUUID(undefined, { message: 'Choose a person, team or schedule of this project.' })
  id!: string;
}

/** Somebody whom a target would ring now. */
export class RuleTargetPersonDto {
  userId!: string;
  name!: string;
  /** The phone that would be rung, E.164; null when the person has no verified phone and is skipped. */
  phone!: string | null;
}

/** What a rule rings, and whom a call would reach through it now. */
export class RuleTargetDto {
  kind!: (typeof targetKinds)[number];
  /** Of the member, the team or the schedule. */
  id!: string;
  name!: string;
  /** The person themselves, the members of the team, or whoever is on call now; in the order in which they are rung. */
  people!: RuleTargetPersonDto[];
  /** When other people will be on call; null if that is not within a year, and for people and teams. */
  until!: string | null;
  /** When the schedule leaves nobody on call for the first time within the next 14 days; null for people and teams. */
  nextGap!: GapDto | null;
}

/** One step of a policy's escalation. */
export class EscalationRuleDto {
  id!: string;
  /** 1 is tried first. */
  order!: number;
  escalateAfterSeconds!: number;
  ringMode!: RingModeName;
  /** In the order in which they are rung; a person who is met twice is rung once. */
  targets!: RuleTargetDto[];
  /** Rises with every change of the rule, its place among the others apart. */
  version!: number;
}

/** All rules of a policy in their order, on one page. */
export class EscalationRulesDto {
  items!: EscalationRuleDto[];
  nextCursor!: null;
  /**
   * The first time within the next 14 days at which calls reach nobody, because all schedules of the rules leave a gap
   * and no rule rings anybody else who has a verified phone; null if that is never, or the rules ring no schedule.
   */
  nextGap!: GapDto | null;
  /** Rises with every change of any rule or of their order. */
  version!: number;
}

/** What a rule says apart from whom it rings. */
export class RuleSettingsDto {
  @MayBeAbsent()
  @IsInt({ message: secondsMessage })
  @Min(escalateAfter.least, { message: secondsMessage })
  @Max(escalateAfter.most, { message: secondsMessage })
  escalateAfterSeconds?: number;

  /** Without it `one-by-one`. */
  @MayBeAbsent()
  @IsIn(ringModes, { message: 'Choose one-by-one or all-at-once.' })
  ringMode?: RingModeName;
}

/** A new rule; it is added behind the last one. */
export class CreateEscalationRuleDto extends RuleSettingsDto {
  /** In the order in which they are to be rung. */
  @IsListOf(() => SetRuleTargetDto, {
    most: mostTargets,
    message: `Give a list of at most ${String(mostTargets)} people, teams and schedules.`,
  })
  @ArrayMinSize(1, { message: 'Choose at least one person, team or schedule.' })
  @ArrayUnique(({ kind, id }: SetRuleTargetDto) => `${kind} ${id}`, {
    message: 'Name each person, team and schedule once.',
  })
  targets!: SetRuleTargetDto[];
}

/** Changes the fields that are given. */
export class UpdateEscalationRuleDto extends CreateEscalationRuleDto {
  @MayBeAbsent()
  declare targets: SetRuleTargetDto[];
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
