import { ArrayMaxSize, IsArray, ValidateBy } from 'class-validator';

import { IsListOf } from './nested-contract.js';
import { layerLimits, windowContract, type WindowDto } from './schedule-layers.js';

/** How many days off a policy may name. */
export const mostHolidays = 500;

const windowsMessage = `Give a list of 1 to ${String(layerLimits.windows)} times, each with a start and an end.`;
const soundMessage =
  'Give at least one time, and let each end later than it begins: a whole day is 00:00 to 24:00.';
const datesMessage = `Give a list of at most ${String(mostHolidays)} dates such as 2026-12-24, which exist.`;

/** When a policy rings people, on the clock of its time zone. */
export class SupportHoursDto {
  /** United. */
  @IsListOf(windowContract, { most: layerLimits.windows, message: windowsMessage })
  @AreSoundWindows()
  windows!: WindowDto[];

  /** Closed from midnight to midnight; such as `2026-12-24`. */
  @IsArray({ message: datesMessage })
  @ArrayMaxSize(mostHolidays, { message: datesMessage })
  @IsDateThatExists()
  holidays!: string[];
}

/** At least one window, and none without a length; what is no window at all is told by its own contract. */
function AreSoundWindows(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'areSoundWindows',
      validator: {
        validate: (windows: unknown) =>
          Array.isArray(windows) && windows.length > 0 && !windows.some(isWithoutLength),
      },
    },
    { message: soundMessage },
  );
}

function isWithoutLength(window: unknown): boolean {
  const { opens, closes } = fieldsOf(window);
  if (typeof opens === 'string') return opens === closes;
  const [start, end] = [fieldsOf(opens), fieldsOf(closes)].map(minuteOfWeek);
  return start === end;
}

/** A day ends when the next one begins: 24:00 is that one's 00:00. */
function minuteOfWeek({ weekday, time }: Record<string, unknown>): number {
  const [hours = NaN, minutes = NaN] = String(time).split(':').map(Number);
  return (Number(weekday) * 24 + hours) * 60 + minutes;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function IsDateThatExists(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isDateThatExists',
      validator: { validate: exists },
    },
    { each: true, message: datesMessage },
  );
}

/** The year 2026 has no 30 February. */
function exists(date: unknown): boolean {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
