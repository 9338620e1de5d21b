import { IsIn, IsUUID } from 'class-validator';

import { IsInstant } from './instant.js';
import { MayBeAbsent } from './optional-field.js';
import { IsCursor, IsPageSize } from './paging.js';
import type { SchedulePersonDto } from './schedules.js';

/** How many overrides of one schedule may be ahead, under way, or over since less than a day. */
export const mostOverrides = 10_000;

/** What an override can do. */
export const overrideKinds = ['add', 'replace', 'replace-all', 'remove'] as const;

const personMessage = 'Choose a person of this project.';

/** A change to what the layers say, for a while. */
export class ScheduleOverrideDto {
  id!: string;
  /** `replace-all` puts `by` in the place of whoever is on call, and into gaps. */
  kind!: (typeof overrideKinds)[number];
  /** Who is added, replaced or removed; null for `replace-all`. */
  person!: SchedulePersonDto | null;
  /** Who comes in their place; null for `add` and `remove`. */
  by!: SchedulePersonDto | null;
  from!: string;
  to!: string;
  createdAt!: string;
  /** The name of who created it, as it was then. */
  createdBy!: string;
  /** Null: an API key, two people together, or somebody whose account is gone. */
  createdById!: string | null;
}

/** A new override. It holds over what the layers say; of two for one person the later holds. */
export class CreateScheduleOverrideDto {
  @IsIn(overrideKinds, { message: `Choose one of ${overrideKinds.join(', ')}.` })
  kind!: (typeof overrideKinds)[number];

  /** Who is added, replaced or removed; not for `replace-all`. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: personMessage })
  userId?: string;

  /** Who comes in their place; for `replace` and `replace-all`. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: personMessage })
  byUserId?: string;

  /** A whole minute, ISO 8601 with a time zone. */
  @IsInstant()
  from!: string;

  @IsInstant()
  to!: string;
}

/** Which overrides are listed: those that hold at some moment of the period, by their beginning. */
export class ScheduleOverridesQueryDto {
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  @MayBeAbsent()
  @IsInstant()
  to?: string;

  @IsCursor()
  cursor?: string;

  @IsPageSize()
  limit?: number;
}
