import { findInstant } from '@ringdown/on-call';

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day of a calendar, such as `2026-03-08`. */
export type LocalDate = string;

/** The date that a zone's calendar shows at an instant. */
export function dateAt(instant: number, timeZone: string): LocalDate {
  return localTimeAt(instant, timeZone).slice(0, 10);
}

/** What a zone's wall clock shows at an instant: `2026-03-08T09:30`. */
export function localTimeAt(instant: number, timeZone: string): string {
  const parts = Object.fromEntries(
    numericFormat(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The instant at which a local time is reached, as everywhere in schedules; undefined if it is none. */
export function instantOf(localTime: string, timeZone: string): number | undefined {
  return findInstant(timeZone, localTime);
}

/** The first instant of a day. */
export function startOfDay(date: LocalDate, timeZone: string): number {
  const instant = instantOf(`${date}T00:00`, timeZone);
  if (instant === undefined) throw new RangeError('No such day.');
  return instant;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of the date's week. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** The first day of the date's month, or of one some months later. */
export function firstOfMonth(date: LocalDate, monthsLater = 0): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
}

function numericFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
