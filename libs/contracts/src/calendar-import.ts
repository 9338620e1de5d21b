import { IsUUID, ValidateBy } from 'class-validator';

import { IsListOf } from './nested-contract.js';
import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { IsPlainText } from './plain-text.js';
import type { SetShiftLayerDto } from './schedule-layers.js';

/** What is read of an imported calendar. */
export const calendarImportBounds = {
  /** Of the file. */
  characters: 900_000,
  daysBack: 31,
  daysAhead: 366,
  /** As many as a layer holds. */
  shifts: 5000,
  people: 500,
} as const;

/** Who is meant by somebody in a calendar. */
export class CalendarPersonChoiceDto {
  /** As the answer before has it. */
  @IsPlainText({ least: 1, most: 500, message: 'Name somebody of the calendar.' })
  label!: string;

  /** Null: their shifts are left out. */
  @MayBeNull()
  @IsUUID(undefined, { message: 'Choose people of this project.' })
  userId!: string | null;
}

/** A calendar of which a layer of shifts is to be made. */
export class ImportCalendarDto {
  /** The text of an `.ics` file. */
  @IsCalendarText()
  calendar!: string;

  /** An IANA name, usually the schedule's: the zone of times that the calendar gives without any. */
  @IsPlainText({
    least: 1,
    most: 100,
    message: 'Choose a time zone by its IANA name, such as Europe/Berlin.',
  })
  timeZone!: string;

  /** Who is meant, where e-mail addresses and names do not tell. */
  @MayBeAbsent()
  @IsListOf(() => CalendarPersonChoiceDto, {
    most: calendarImportBounds.people,
    message: `Give a list of at most ${String(calendarImportBounds.people)} people.`,
  })
  people?: CalendarPersonChoiceDto[];
}

/** Somebody in a calendar, and who that is here. */
export class CalendarPersonDto {
  /** An e-mail address, a name, or the title of events that tell no more. */
  label!: string;
  /** Null: nobody of the project yet, so that their shifts are left out. */
  userId!: string | null;
  name!: string | null;
  /** Why it is this person. */
  matchedBy!: 'email' | 'name' | 'choice' | null;
  /** How many shifts they have. */
  shifts!: number;
}

/** The layer that a calendar makes; nothing is saved. */
export class CalendarImportDto {
  /** To be added to the `layers` of the schedule, which is saved as usual. */
  layer!: SetShiftLayerDto;
  /** Everybody in the calendar. */
  people!: CalendarPersonDto[];
  /** Shifts outside of this period are left out. */
  from!: string;
  to!: string;
}

function IsCalendarText(): PropertyDecorator {
  const most = calendarImportBounds.characters;
  return ValidateBy(
    {
      name: 'isTextOfLength',
      // For the OpenAPI document.
      constraints: [1, most],
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length >= 1 && value.length <= most,
      },
    },
    { message: `Choose a calendar file of at most ${String(most / 1000)} kB.` },
  );
}
