import { IsUUID } from 'class-validator';

import type { CallStatus, CostDto } from './calls.js';
import { IsInstant } from './instant.js';
import { MayBeAbsent } from './optional-field.js';
import { IsZoneName } from './zone-name.js';

/** Which calls are counted: those that came in from one moment until before another. */
export class StatisticsQueryDto {
  @IsInstant()
  from!: string;

  @IsInstant()
  to!: string;

  /** On whose clock hours and weekdays are told. */
  @IsZoneName()
  timeZone!: string;

  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Choose a policy of this project.' })
  policyId?: string;
}

/** Seconds from the beginning of a call until somebody took it, of calls that somebody took; null where nobody did. */
export class SecondsToHumanDto {
  /** Half of the callers waited no longer. */
  median!: number | null;
  /** Nineteen of twenty callers waited no longer. */
  p95!: number | null;
}

/** Calls of one hour of the day, or of one weekday. */
export class CallsOfTimeDto {
  /** 0 to 23, or 1 (Monday) to 7 (Sunday). */
  at!: number;
  calls!: number;
  answered!: number;
}

/** How calls of one status come to the sum. */
export class CallsOfStatusDto {
  status!: CallStatus;
  calls!: number;
}

/** How one person has done when their phone rang. */
export class ResponderStatisticsDto {
  userId!: string;
  name!: string;
  /** How often their phone was asked to ring. */
  rung!: number;
  /** How often they took the call. */
  accepted!: number;
  /** Seconds from the ring until they took it, in half of those calls at most; null if they took none. */
  medianSeconds!: number | null;
}

/** What became of the calls of a period. Calls in progress do not count, and calls that were turned away only as such. */
export class StatisticsDto {
  /** Calls that were let in and are over. */
  calls!: number;
  /** Of those, the ones that somebody took. */
  answered!: number;
  /** Of those, the ones whose caller hung up before anybody took them or they were over. */
  abandoned!: number;
  /** Of those, the ones whose caller left a message. */
  voicemails!: number;
  /** Calls that were not let in: blocked, outside of the hours, or with nothing to route them. */
  turnedAway!: number;
  secondsToHuman!: SecondsToHumanDto;
  /** All 24 hours of the day. */
  hours!: CallsOfTimeDto[];
  /** All seven days of the week. */
  weekdays!: CallsOfTimeDto[];
  /** Statuses that occur, the most frequent first; those of calls turned away, too. */
  statuses!: CallsOfStatusDto[];
  /** What the carrier takes for all calls that are over, turned away or not: one sum a currency. */
  costs!: CostDto[];
  /** Calls of which the cost of some leg is not known, yet or ever: it is not in the sum. */
  costUnknown!: number;
  /** Whoever was rung, by name. */
  responders!: ResponderStatisticsDto[];
}
