import { IsUUID } from 'class-validator';

import { IsInstant } from './instant.js';
import { IsFlag } from './list-query.js';
import { IsNested } from './nested-contract.js';
import { MayBeAbsent } from './optional-field.js';
import { ScheduleDefinitionDto, type SchedulePersonDto } from './schedules.js';

/** The longest periods that are laid out at once, in days, and the usual one. */
export const periodDays = { most: 400, mostWithLayers: 93, default: 14 } as const;

/** A moment; absent: now. */
export class MomentDto {
  /** ISO 8601 with a time zone. */
  @MayBeAbsent()
  @IsInstant()
  at?: string;
}

/** A period, its end not included. */
export class PeriodDto {
  /** ISO 8601 with a time zone; absent: now. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** Absent: two weeks after the start. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;
}

/** What is asked of a final schedule. */
export class FinalScheduleQueryDto extends PeriodDto {
  /** Whether each layer is told apart, too. */
  @IsFlag()
  layers?: boolean;
}

/** A schedule that is not saved yet, and when to look at it. */
export class PreviewScheduleDto extends PeriodDto {
  @IsNested(() => ScheduleDefinitionDto, 'Give the schedule.')
  schedule!: ScheduleDefinitionDto;

  /** The schedule whose overrides are to hold, too. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Choose a schedule of this project.' })
  scheduleId?: string;
}

/** Why these people are on call, or nobody is. */
export class OnCallReasonDto {
  /** `override` as soon as one made a difference; `gap` whenever nobody is on call. */
  kind!: 'layer' | 'override' | 'gap';
  /** The layers whose people these are, or were before an override, the highest first. */
  layerIds!: string[];
  /** The overrides that made a difference, in the order of their creation. */
  overrideIds!: string[];
}

/** Who is on call at a moment. */
export class OnCallDto {
  /** ISO 8601 in UTC. */
  at!: string;
  /** Nobody: it is a gap. */
  people!: SchedulePersonDto[];
  reason!: OnCallReasonDto;
  /** The next moment at which other people are on call; null if that is not within a year. */
  until!: string | null;
}

/** Who is on call from one moment to another; without people it is a gap. */
export class OnCallSegmentDto {
  from!: string;
  to!: string;
  userIds!: string[];
  reason!: OnCallReasonDto;
}

/** Whom one layer alone puts on call. */
export class LayerSegmentDto {
  from!: string;
  to!: string;
  userIds!: string[];
}

/** What one layer says, whatever the others and the overrides do. */
export class LayerTimelineDto {
  layerId!: string;
  segments!: LayerSegmentDto[];
}

/** Who is on call throughout a period. */
export class FinalScheduleDto {
  /** In order; they fill the period without a seam. */
  segments!: OnCallSegmentDto[];
  /** The highest first; empty unless asked for. */
  layers!: LayerTimelineDto[];
  /** Everybody whom the segments name. */
  people!: SchedulePersonDto[];
}

/** How long somebody is on call. */
export class PersonHoursDto {
  userId!: string;
  name!: string;
  phone!: string | null;
  /** Hours that really pass. */
  hours!: number;
}

/** A period without anybody. */
export class GapDto {
  from!: string;
  to!: string;
}

/** How a period is covered. */
export class CoverageDto {
  people!: PersonHoursDto[];
  gaps!: GapDto[];
}
