import { compileSchedule } from './compiled-schedule.js';
import type { OnCall } from './overrides.js';
import type { Instant, Schedule } from './schedule.js';
import { Timeline } from './timeline.js';
import { firstInstant, lastInstant } from './zone-clock.js';

const dayMs = 86_400_000;

/** How far `nextHandOff` looks ahead. */
export const furthestHandOffDays = 5 * 366;

/**
 * The people on call at an instant, in the order in which the schedule first names them, and why them.
 * Throws a RangeError for an instant before 1970 or after 2199.
 */
export function whoIsOnCall(schedule: Schedule, at: Instant): OnCall {
  const { people, reason } = new Timeline(compileSchedule(schedule)).pieceAt(checkInstant(at));
  return { people, reason };
}

/** The next instant after `at` at which other people are on call; undefined if that is not within five years. */
export function nextHandOff(schedule: Schedule, at: Instant): Instant | undefined {
  const timeline = new Timeline(compileSchedule(schedule));
  const horizon = Math.min(at + furthestHandOffDays * dayMs, lastInstant);
  const first = timeline.pieceAt(checkInstant(at));
  for (let next = first.until; next < horizon;) {
    const piece = timeline.pieceAt(next);
    if (!isSame(piece.people, first.people)) return next;
    next = piece.until;
  }
  return undefined;
}

/** Whether two lists, both in the schedule's order, name the same people or things. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

/** The instant itself; throws a RangeError if no schedule knows it. */
export function checkInstant(at: Instant): Instant {
  if (at >= firstInstant && at < lastInstant) return at;
  throw new RangeError('A schedule can be asked about the years 1970 to 2199 only.');
}
