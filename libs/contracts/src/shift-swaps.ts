import { IsIn, IsUUID } from 'class-validator';

import { IsInstant } from './instant.js';
import { IsFlag } from './list-query.js';
import { IsNested } from './nested-contract.js';
import { PeriodDto } from './on-call.js';
import { MayBeAbsent } from './optional-field.js';
import { PageQueryDto } from './paging.js';
import { IsPlainText } from './plain-text.js';

/** What keeps requests within reason: days that one shift may last, and how many one person may make a day. */
export const shiftSwapBounds = { mostDays: 31, aDay: 50 } as const;

/** Where a request stands; `expired`: a shift of it has begun, and nobody had answered. */
export const shiftSwapStatuses = ['open', 'accepted', 'declined', 'withdrawn', 'expired'] as const;

/** Where a request stands. */
export type ShiftSwapStatus = (typeof shiftSwapStatuses)[number];

const scheduleMessage = 'Choose a schedule of this project.';
const personMessage = 'Choose a person of this project.';

/** Which shifts are listed, and whose. */
export class ShiftsQueryDto extends PeriodDto {
  /** Absent: those of the person who asks. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: personMessage })
  userId?: string;
}

/** When one person is on call on one schedule; what lies outside of the period is cut off. */
export class PersonShiftDto {
  scheduleId!: string;
  scheduleName!: string;
  /** The schedule's own, an IANA name. */
  timeZone!: string;
  from!: string;
  to!: string;
  /** Why: by turn, or by an override. */
  reason!: 'layer' | 'override';
}

/** When one person is on call, on whichever schedule of the project. */
export class PersonShiftsDto {
  /** By their beginning. */
  shifts!: PersonShiftDto[];
  /** Hours that really pass; time on call on two schedules at once counts once. */
  hours!: number;
}

/** One of the two people of a request. */
export class SwapPersonDto {
  userId!: string;
  name!: string;
}

/** A shift that is to change hands: all of somebody's turn, or a part of it. */
export class SwapShiftDto {
  scheduleId!: string;
  scheduleName!: string;
  /** The schedule's own, an IANA name. */
  timeZone!: string;
  from!: string;
  to!: string;
}

/** A responder's request that a colleague takes a shift of theirs. */
export class ShiftSwapDto {
  id!: string;
  /** Who gives the shift away. */
  asker!: SwapPersonDto;
  /** Who is asked to take it. */
  asked!: SwapPersonDto;
  shift!: SwapShiftDto;
  /** A shift of the colleague's that the asker takes; null: nothing. */
  inReturn!: SwapShiftDto | null;
  message!: string;
  status!: ShiftSwapStatus;
  /** When the first of the two shifts begins. */
  expiresAt!: string;
  createdAt!: string;
  /** When it was accepted, declined or withdrawn. */
  closedAt!: string | null;
}

/** A shift of somebody's on a schedule, from one whole minute to another. */
export class SwapShiftInputDto {
  @IsUUID(undefined, { message: scheduleMessage })
  scheduleId!: string;

  /** A whole minute, ISO 8601 with a time zone. */
  @IsInstant()
  from!: string;

  @IsInstant()
  to!: string;
}

/** Asks a colleague to take a shift of one's own. */
export class CreateShiftSwapDto extends SwapShiftInputDto {
  /** The colleague. */
  @IsUUID(undefined, { message: personMessage })
  userId!: string;

  /** A shift of the colleague's that one takes in return; absent: nothing. */
  @MayBeAbsent()
  @IsNested(() => SwapShiftInputDto, 'Say which shift you take in return.')
  inReturn?: SwapShiftInputDto;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 500, message: 'Keep the message within 500 characters.' })
  message?: string;
}

/** Which requests are listed, the newest first. Owners and admins see all of the project, others their own. */
export class ShiftSwapsQueryDto extends PageQueryDto {
  @MayBeAbsent()
  @IsIn(shiftSwapStatuses, { message: `Choose one of ${shiftSwapStatuses.join(', ')}.` })
  status?: ShiftSwapStatus;

  /** Only those that one has made or is asked. */
  @IsFlag()
  mine?: boolean;
}
