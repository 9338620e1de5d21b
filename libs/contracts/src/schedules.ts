import { ArrayMaxSize, IsArray, IsIn, Matches } from 'class-validator';

import { IsSearchText } from './list-query.js';
import { IsListOf } from './nested-contract.js';
import { MayBeAbsent } from './optional-field.js';
import { PageQueryDto } from './paging.js';
import { IsOneLine, IsPlainText } from './plain-text.js';
import { layerContract, type LayerDto, type SetLayerDto } from './schedule-layers.js';

/** Bounds of a schedule, as the library `on-call` has them. */
export const scheduleBounds = { layers: 50, holidayCalendars: 50, holidays: 5000 } as const;

const nameMessage = 'Give the schedule a name of 1 to 100 characters.';
const zoneMessage = 'Choose a time zone by its IANA name, such as Europe/Berlin.';

/** How layers that cover the same moment go together. */
export const scheduleModes = ['one-wins', 'all-on-call'] as const;

/** A person whom a schedule names, and whether a call could reach them now. */
export class SchedulePersonDto {
  userId!: string;
  name!: string;
  /** The phone that would be rung, E.164; null when the person has no verified phone. */
  phone!: string | null;
}

/** Days off, each from midnight to midnight on the wall clock of the schedule's zone. */
export class HolidayCalendarDto {
  @IsOneLine({ least: 0, most: 100, message: 'Keep the name within 100 characters.' })
  name!: string;

  /** Such as `2026-12-24`. */
  @IsArray({ message: 'Give a list of dates.' })
  @ArrayMaxSize(scheduleBounds.holidays, {
    message: `At most ${String(scheduleBounds.holidays)} dates are possible here.`,
  })
  @Matches(/^\d{4}-\d\d-\d\d$/, { each: true, message: 'Write dates such as 2026-12-24.' })
  dates!: string[];
}

/** Which schedules are listed, by name. */
export class SchedulesQueryDto extends PageQueryDto {
  /** Part of the name. */
  @IsSearchText()
  q?: string;
}

/** Who is on call when. */
export class ScheduleDto {
  id!: string;
  name!: string;
  description!: string;
  /** An IANA name. All times of layers are on this zone's wall clock. */
  timeZone!: string;
  /** `one-wins`: the highest layer that covers a moment; `all-on-call`: everyone of every layer that covers it. */
  mode!: (typeof scheduleModes)[number];
  /** The first is the highest. */
  layers!: LayerDto[];
  /** United: a date in any of them is a holiday. */
  holidayCalendars!: HolidayCalendarDto[];
  /** Everybody whom layers name. */
  people!: SchedulePersonDto[];
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** What a schedule says, apart from its name. */
export class ScheduleDefinitionDto {
  @IsOneLine({ least: 1, most: 100, message: zoneMessage })
  timeZone!: string;

  /** Absent: one wins. */
  @MayBeAbsent()
  @IsIn(scheduleModes, { message: 'Choose one-wins or all-on-call.' })
  mode?: (typeof scheduleModes)[number];

  /** The first is the highest; absent: none yet. */
  @MayBeAbsent()
  @IsListOf(layerContract, {
    most: scheduleBounds.layers,
    message: `Give a list of at most ${String(scheduleBounds.layers)} layers.`,
  })
  layers?: SetLayerDto[];

  @MayBeAbsent()
  @IsListOf(() => HolidayCalendarDto, {
    most: scheduleBounds.holidayCalendars,
    message: `Give a list of at most ${String(scheduleBounds.holidayCalendars)} holiday calendars.`,
  })
  holidayCalendars?: HolidayCalendarDto[];
}

/** A new schedule. No two schedules of a project have the same name, whatever its case. */
export class CreateScheduleDto extends ScheduleDefinitionDto {
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  name!: string;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 1000, message: 'Keep the description within 1,000 characters.' })
  description?: string;
}

/** Changes the fields that are given, all at once; layers replace all layers. */
export class UpdateScheduleDto extends CreateScheduleDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  declare name: string;

  @MayBeAbsent()
  @IsOneLine({ least: 1, most: 100, message: zoneMessage })
  declare timeZone: string;
}
