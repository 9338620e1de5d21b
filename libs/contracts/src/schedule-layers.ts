import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';

import { IsInstant } from './instant.js';
import { IsListOf, IsNested } from './nested-contract.js';
import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { IsOneLine } from './plain-text.js';

/** Bounds of one layer, as the library `on-call` has them. */
export const layerLimits = { turns: 500, peoplePerTurn: 50, windows: 100, shifts: 5000 } as const;

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const closingTime = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const timeMessage = 'Write a time of day, such as 09:30.';
const closingMessage = 'Write a time of day from 00:00 to 24:00.';
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const dateTimeMessage = 'Write a date and time, such as 2026-03-02T09:00.';
const everyMessage = 'Say after how many of these units the turn is handed over.';
const weekdayMessage = 'Choose a day of the week from 1 (Monday) to 7 (Sunday).';
const peopleMessage = 'Choose people of this project, each once.';
const nameMessage = 'Keep the name within 100 characters.';
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type WeekdayDto = (typeof weekdays)[number];

/** A turn lasts some hours; it is handed over at the minute at which the layer starts. */
export class HourlyRotationDto {
  @IsIn(['hours'], { message: 'Choose hours, days, weeks or months.' })
  unit!: 'hours';

  @IsEvery()
  every!: number;
}

/** A turn lasts some days. */
export class DailyRotationDto {
  @IsIn(['days'])
  unit!: 'days';

  @IsEvery()
  every!: number;

  @Matches(timeOfDay, { message: timeMessage })
  handOffTime!: string;
}

/** A turn lasts some weeks. */
export class WeeklyRotationDto {
  @IsIn(['weeks'])
  unit!: 'weeks';

  @IsEvery()
  every!: number;

  @Matches(timeOfDay, { message: timeMessage })
  handOffTime!: string;

  @IsIn(weekdays, { message: weekdayMessage })
  weekday!: WeekdayDto;
}

/** A turn lasts some months. */
export class MonthlyRotationDto {
  @IsIn(['months'])
  unit!: 'months';

  @IsEvery()
  every!: number;

  @Matches(timeOfDay, { message: timeMessage })
  handOffTime!: string;

  /** In a shorter month its last day. */
  @IsInt({ message: 'Choose a day of the month from 1 to 31.' })
  @Min(1, { message: 'Choose a day of the month from 1 to 31.' })
  @Max(31, { message: 'Choose a day of the month from 1 to 31.' })
  dayOfMonth!: number;
}

/** How long a turn is, and when it is handed over, on the wall clock of the schedule's zone. */
export type RotationDto =
  HourlyRotationDto | DailyRotationDto | WeeklyRotationDto | MonthlyRotationDto;

/** A time on a day of the week. */
export class WeekTimeDto {
  @IsIn(weekdays, { message: weekdayMessage })
  weekday!: WeekdayDto;

  @Matches(timeOfDay, { message: timeMessage })
  time!: string;
}

/** A time on a day of the week, at which something ends. */
export class WeekEndTimeDto {
  @IsIn(weekdays, { message: weekdayMessage })
  weekday!: WeekdayDto;

  /** `24:00` is the end of the day. */
  @Matches(closingTime, { message: closingMessage })
  time!: string;
}

/** Open every day; one that closes no later than it opens closes the next day. */
export class DailyWindowDto {
  @IsIn(['daily'], { message: 'Choose daily or weekly.' })
  kind!: 'daily';

  @Matches(timeOfDay, { message: timeMessage })
  opens!: string;

  /** `24:00` is the end of the day. */
  @Matches(closingTime, { message: closingMessage })
  closes!: string;
}

/** Open once a week; one that closes no later than it opens closes the next week. */
export class WeeklyWindowDto {
  @IsIn(['weekly'])
  kind!: 'weekly';

  @IsNested(() => WeekTimeDto, 'Say on which day, and when.')
  opens!: WeekTimeDto;

  @IsNested(() => WeekEndTimeDto, 'Say on which day, and when.')
  closes!: WeekEndTimeDto;
}

/** When a layer covers. */
export type WindowDto = DailyWindowDto | WeeklyWindowDto;

/** People who take turns by a rule. */
export class RotationLayerDto {
  id!: string;
  name!: string;
  kind!: 'rotation';
  /** Ids of people in the order of their turns; a turn belongs to one person or to several. Empty when all have left the project. */
  members!: string[][];
  /** On the wall clock of the schedule's zone: `2026-03-02T09:00`. */
  start!: string;
  /** The layer covers nothing from here on. */
  end!: string | null;
  rotation!: RotationDto;
  /** United; without any the layer always covers. */
  windows!: WindowDto[];
  /** What happens on the days of the schedule's holiday calendars. */
  holidays!: 'ignored' | 'off' | 'only';
  /** `coverage`: a period that windows and holidays leave uncovered uses up no turn. */
  turnsFollow!: 'calendar' | 'coverage';
}

/** People on call together from one moment to another. */
export class ShiftDto {
  /** A whole minute, ISO 8601 with a time zone. */
  @IsInstant()
  from!: string;

  @IsInstant()
  to!: string;

  /** Ids of people of the project. */
  @IsArray({ message: peopleMessage })
  @ArrayMaxSize(layerLimits.peoplePerTurn, {
    message: `At most ${String(layerLimits.peoplePerTurn)} people are on call together.`,
  })
  @ArrayUnique({ message: peopleMessage })
  @IsUUID(undefined, { each: true, message: peopleMessage })
  people!: string[];
}

/** Shifts that follow no rule. */
export class ShiftLayerDto {
  id!: string;
  name!: string;
  kind!: 'shifts';
  shifts!: ShiftDto[];
}

/** One row of a schedule. */
export type LayerDto = RotationLayerDto | ShiftLayerDto;

/** A rotation layer as it is to be; without an id it is a new one. */
export class SetRotationLayerDto {
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'An id is a UUID.' })
  id?: string;

  @MayBeAbsent()
  @IsOneLine({ least: 0, most: 100, message: nameMessage })
  name?: string;

  @IsIn(['rotation'], { message: 'Choose rotation or shifts.' })
  kind!: 'rotation';

  /** Ids of people of the project, turn by turn. */
  @IsTurns()
  members!: string[][];

  /** On the wall clock of the schedule's zone: `2026-03-02T09:00`. */
  @Matches(dateTime, { message: dateTimeMessage })
  start!: string;

  /** Null or absent: it does not end. */
  @MayBeAbsent()
  @MayBeNull()
  @Matches(dateTime, { message: dateTimeMessage })
  end?: string | null;

  @IsNested(rotationContract, 'Say how turns are handed over.')
  rotation!: RotationDto;

  /** Absent: the layer always covers. */
  @MayBeAbsent()
  @IsListOf(windowContract, {
    most: layerLimits.windows,
    message: `Give a list of at most ${String(layerLimits.windows)} windows.`,
  })
  windows?: WindowDto[];

  /** Absent: ignored. */
  @MayBeAbsent()
  @IsIn(['ignored', 'off', 'only'], { message: 'Choose ignored, off or only.' })
  holidays?: 'ignored' | 'off' | 'only';

  /** Absent: calendar. */
  @MayBeAbsent()
  @IsIn(['calendar', 'coverage'], { message: 'Choose calendar or coverage.' })
  turnsFollow?: 'calendar' | 'coverage';
}

/** A layer of shifts as it is to be; without an id it is a new one. */
export class SetShiftLayerDto {
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'An id is a UUID.' })
  id?: string;

  @MayBeAbsent()
  @IsOneLine({ least: 0, most: 100, message: nameMessage })
  name?: string;

  @IsIn(['shifts'])
  kind!: 'shifts';

  @IsListOf(() => ShiftDto, {
    most: layerLimits.shifts,
    message: `Give a list of at most ${String(layerLimits.shifts)} shifts.`,
  })
  shifts!: ShiftDto[];
}

/** A layer as it is to be. */
export type SetLayerDto = SetRotationLayerDto | SetShiftLayerDto;

/** The contract that a layer has to follow. */
export function layerContract(value: object): new () => SetLayerDto {
  return 'kind' in value && value.kind === 'shifts' ? SetShiftLayerDto : SetRotationLayerDto;
}

function rotationContract(value: object): new () => RotationDto {
  switch ('unit' in value ? value.unit : undefined) {
    case 'days':
      return DailyRotationDto;
    case 'weeks':
      return WeeklyRotationDto;
    case 'months':
      return MonthlyRotationDto;
    default:
      return HourlyRotationDto;
  }
}

/** The contract that a window has to follow. */
export function windowContract(value: object): new () => WindowDto {
  return 'kind' in value && value.kind === 'weekly' ? WeeklyWindowDto : DailyWindowDto;
}

/** How many units a turn lasts; the library knows how many of each are too many. */
function IsEvery(): PropertyDecorator {
  const rules = [
    Min(1, { message: 'A turn lasts at least one.' }),
    Max(8784, { message: 'A turn lasts at most a year.' }),
    IsInt({ message: everyMessage }),
  ];
  return (target, property) => {
    for (const decorate of rules) decorate(target, property);
  };
}

/** Lists of people, turn by turn. */
function IsTurns(): PropertyDecorator {
  const isTurn = (people: unknown) =>
    Array.isArray(people) &&
    people.length <= layerLimits.peoplePerTurn &&
    people.every((person) => typeof person === 'string');
  return ValidateBy(
    {
      // For the OpenAPI document, too.
      name: 'isTurns',
      validator: {
        validate: (turns: unknown) =>
          Array.isArray(turns) && turns.length <= layerLimits.turns && turns.every(isTurn),
      },
    },
    {
      message: `Give a list of at most ${String(layerLimits.turns)} turns, each a list of at most ${String(layerLimits.peoplePerTurn)} people.`,
    },
  );
}
