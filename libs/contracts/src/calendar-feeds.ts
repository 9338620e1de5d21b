import { IsUUID } from 'class-validator';

import { MayBeAbsent, MayBeNull } from './optional-field.js';

/** What a feed holds: from the beginning of last month on, this many months; and how many events at most. */
export const calendarFeedBounds = { months: 8, events: 10_000 } as const;

/** A calendar that other programs subscribe to. It belongs to the person who made it, and ends with their membership. */
export class CalendarFeedDto {
  id!: string;
  /** Null: the shifts of the person, on whichever schedule of the project. */
  scheduleId!: string | null;
  scheduleName!: string | null;
  createdAt!: string;
  /** When the present address was made. */
  renewedAt!: string;
  /** When a calendar program last read it; null: never since then. */
  lastReadAt!: string | null;
}

/** A new feed of one's own. */
export class CreateCalendarFeedDto {
  /** Absent or null: one's own shifts, on whichever schedule of the project. */
  @MayBeAbsent()
  @MayBeNull()
  @IsUUID(undefined, { message: 'Choose a schedule of this project.' })
  scheduleId?: string | null;
}

/** A feed with its address, which is never shown again. */
export class CreatedCalendarFeedDto extends CalendarFeedDto {
  /** Whoever has it can read the calendar. */
  url!: string;
}
