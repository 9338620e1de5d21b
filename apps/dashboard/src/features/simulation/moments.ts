import { findInstant } from '@ringdown/on-call';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Clocks change twice a year where they change at all. */
const daysAhead = 370;

/** So long before the clocks change a call begins that sees them do it. */
const beforeChangeMs = 20_000;

/** A moment to choose with one click. */
export type Pick = { label: string; at: number };

/** Moments at which it is worth to look: the middle of the night, of Sunday, and when the clocks change. */
export function quickPicks(now: number, timeZone: string): Pick[] {
  const change = nextClockChange(now, timeZone);
  return [
    { label: 'Now', at: now },
    { label: 'Tonight 03:00', at: next(now, timeZone, () => true, '03:00') },
    { label: 'Sunday 12:00', at: next(now, timeZone, isSunday, '12:00') },
    ...(change === undefined
      ? []
      : [{ label: 'When the clocks change', at: change - beforeChangeMs }]),
  ];
}

/** What a zone's wall clock shows: `2026-03-29T03:00`. */
export function wallClock(instant: number, timeZone: string): string {
  return fullFormat(timeZone).format(instant).replace(' ', 'T').slice(0, 16);
}

/** The instant at which a wall clock shows a time; undefined if the time is none. */
export function instantAt(wallTime: string, timeZone: string): number | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? findInstant(timeZone, wallTime) : undefined;
}

/** When a zone's clocks are put forward or back next, to the second. */
export function nextClockChange(now: number, timeZone: string): number | undefined {
  const offset = offsetAt(now, timeZone);
  for (let day = 1; day <= daysAhead; day += 1) {
    if (offsetAt(now + day * dayMs, timeZone) === offset) continue;
    let [before, after] = [now + (day - 1) * dayMs, now + day * dayMs];
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle, timeZone) === offset) before = middle;
      else after = middle;
    }
    return Math.floor(after / 1000) * 1000;
  }
  return undefined;
}

const isSunday = (day: string) => new Date(day).getUTCDay() === 0;

function next(now: number, timeZone: string, fits: (day: string) => boolean, time: string): number {
  const days = Array.from({ length: 9 }, (_, index) =>
    wallClock(now + index * dayMs, timeZone).slice(0, 10),
  );
  const instants = days
    .filter((day) => fits(day))
    .map((day) => findInstant(timeZone, `${day}T${time}`) ?? 0);
  return instants.find((instant) => instant > now) ?? now;
}

function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${fullFormat(timeZone).format(whole).replace(' ', 'T')}Z`) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes dates as ISO 8601 does. */
function fullFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formats.set(timeZone, format);
  return format;
}
