import { addDays, dateAt, firstOfMonth, mondayOf, startOfDay, type LocalDate } from './local-date';

/** How much of a schedule is looked at. */
export const spans = ['week', 'two-weeks', 'month'] as const;
export type Span = (typeof spans)[number];

/** From one instant to another, the end not included. */
export type Period = { from: number; to: number };

/** The whole weeks, or the month, in which a date lies, on the calendar of a zone. */
export function periodAround(span: Span, date: LocalDate, timeZone: string): Period {
  const first = span === 'month' ? firstOfMonth(date) : mondayOf(date);
  return { from: startOfDay(first, timeZone), to: startOfDay(after(span, first), timeZone) };
}

/** A date of the period before or after. */
export function neighbourDate(span: Span, date: LocalDate, step: -1 | 1): LocalDate {
  if (span === 'month') return firstOfMonth(date, step);
  return addDays(mondayOf(date), step * (span === 'week' ? 7 : 14));
}

/** A day of a period: on the day of a change of clocks it has an hour less or more. */
export type Day = Period & { date: LocalDate; hours: number };

/** The days of a period, the first and the last cut off where it ends. */
export function daysOf({ from, to }: Period, timeZone: string): Day[] {
  const days: Day[] = [];
  let date = dateAt(from, timeZone);
  for (let start = from; start < to; date = addDays(date, 1)) {
    const next = startOfDay(addDays(date, 1), timeZone);
    // A zone that moves across the date line leaves a whole day out.
    if (next <= start) continue;
    const end = Math.min(next, to);
    days.push({ date, from: start, to: end, hours: (end - start) / 3_600_000 });
    start = end;
  }
  return days;
}

function after(span: Span, first: LocalDate): LocalDate {
  if (span === 'month') return firstOfMonth(first, 1);
  return addDays(first, span === 'week' ? 7 : 14);
}
