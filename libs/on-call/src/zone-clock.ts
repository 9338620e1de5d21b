import { Temporal } from 'temporal-polyfill';

import type { Instant, LocalDateTime } from './schedule.js';
import { findWallMinute, type WallMinute } from './wall-time.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The instants that schedules are asked about: from 1970 on and before 2200. */
export const firstInstant: Instant = 0;
export const lastInstant: Instant = Date.UTC(2200, 0, 1);

/**
 * Stretches of constant offset are asked of Temporal once and kept, a little more than a year at a time:
 * Temporal's own answer takes longer than a whole question to a schedule may.
 */
const chapterMs = 2 ** 35;
/** More than any clock was ever ahead of UTC, or turned back. */
const marginMs = 3 * dayMs;

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offsetMs: number;
  /** The latest that the clock has shown before, in milliseconds. */
  readonly shownMs: number;
}

/** Wall minutes `[from, to)` that a clock jumps over. */
export interface Skipped {
  readonly from: WallMinute;
  readonly to: WallMinute;
}

/**
 * A zone's wall clock as schedules read it: it jumps forward, but is never turned back. When an hour repeats, the
 * clock has reached all of it already. So each local time has one instant, and the order of local times is theirs.
 */
export class ZoneClock {
  private readonly chapters = new Map<number, readonly Stretch[]>();

  /** Throws a RangeError if the zone is unknown. */
  constructor(private readonly timeZone: string) {
    this.chapter(0);
  }

  /** The latest minute that the clock has shown, up to and with this instant. */
  reachedAt(instant: Instant): WallMinute {
    const chapter = this.chapter(Math.floor(instant / chapterMs));
    let index = chapter.length - 1;
    while (index > 0 && instant < (chapter[index]?.from ?? 0)) index -= 1;
    const stretch = chapter[index];
    if (stretch === undefined) throw new Error('A chapter has no stretch.');
    return Math.floor(Math.max(instant + stretch.offsetMs, stretch.shownMs) / minuteMs);
  }

  /** The first instant at which the clock has reached this minute; Infinity if that is not before 2200. */
  instantOf(minute: WallMinute): Instant {
    const wallMs = minute * minuteMs;
    if (!(wallMs < lastInstant)) return Infinity;
    for (const { from, to, offsetMs } of this.chapter(Math.floor(wallMs / chapterMs))) {
      if (wallMs < to + offsetMs) return Math.max(from, wallMs - offsetMs);
    }
    throw new Error('A chapter ends too early.');
  }

  /** What the clock jumps over from the minute on, up to the other: in order. */
  skippedBetween(from: WallMinute, to: WallMinute): Skipped[] {
    const skipped: Skipped[] = [];
    const end = Math.min(to, lastInstant / minuteMs);
    const last = Math.floor((end * minuteMs) / chapterMs);
    for (let number = Math.floor((from * minuteMs) / chapterMs); number <= last; number += 1) {
      for (const [index, stretch] of this.chapter(number).entries()) {
        const start = Math.ceil(stretch.shownMs / minuteMs);
        // Chapters overlap; a jump belongs to the one in which it begins.
        const isHere = index > 0 && Math.floor((start * minuteMs) / chapterMs) === number;
        const jump = { from: start, to: Math.floor((stretch.from + stretch.offsetMs) / minuteMs) };
        if (isHere && jump.from < jump.to && jump.from >= from && jump.from < end) {
          skipped.push(jump);
        }
      }
    }
    return skipped;
  }

  private chapter(number: number): readonly Stretch[] {
    const known = this.chapters.get(number);
    if (known !== undefined) return known;
    const written = this.writeChapter(number * chapterMs);
    this.chapters.set(number, written);
    return written;
  }

  private writeChapter(start: Instant): Stretch[] {
    const end = start + chapterMs + marginMs;
    const stretches: Stretch[] = [];
    let shownMs = -Infinity;
    let here: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
      start - marginMs,
    ).toZonedDateTimeISO(this.timeZone);
    while (here !== null && here.epochMilliseconds < end) {
      const next: Temporal.ZonedDateTime | null = here.getTimeZoneTransition('next');
      const from = here.epochMilliseconds;
      const to = Math.min(next?.epochMilliseconds ?? end, end);
      const offsetMs = here.offsetNanoseconds / 1_000_000;
      stretches.push({ from, to, offsetMs, shownMs });
      shownMs = Math.max(shownMs, to - 1 + offsetMs);
      here = next;
    }
    return stretches;
  }
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone; throws a RangeError if there is no such zone. */
export function getZoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new ZoneClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

/** Whether schedules can be kept in this zone: an IANA name, spelled as IANA does, and no mere offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The first instant at which a zone's clock has reached a local time, as everywhere in schedules: after the gap if the
 * time is left out, the first if it comes twice; undefined if it is no date and time from 1970 to 2199.
 */
export function findInstant(timeZone: string, dateTime: LocalDateTime): Instant | undefined {
  const minute = findWallMinute(dateTime);
  return minute === undefined ? undefined : getZoneClock(timeZone).instantOf(minute);
}
