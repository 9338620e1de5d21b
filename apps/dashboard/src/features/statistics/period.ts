import { startOfDay } from '../../components/calendar-day';

/** Periods to choose, in days up to now. */
export const periods = [7, 30, 90, 365] as const;

export type PeriodDays = (typeof periods)[number];

/** Moments: from the one until before the other. */
type Period = { from: string; to: string };

/** So many days of the reader's calendar, today included; the same all day long, so that an answer can be kept. */
export function periodOf(days: PeriodDays, now: number): Period {
  const { first, last } = daysOf(days, now);
  return { from: startOfDay(first) ?? '', to: startOfDay(last, 1) ?? '' };
}

/** The same as days, as a date field has them. */
export function daysOf(days: PeriodDays, now: number): { first: string; last: string } {
  const today = new Date(now);
  const day = (later: number) => {
    const that = new Date(today.getFullYear(), today.getMonth(), today.getDate() + later);
    const part = (number: number) => String(number).padStart(2, '0');
    return `${that.getFullYear()}-${part(that.getMonth() + 1)}-${part(that.getDate())}`;
  };
  return { first: day(1 - days), last: day(0) };
}

const longestDays = 366;

/** The days from the first to the last, both included; or what is wrong with them, in a sentence. */
export function periodBetween(first: string, last: string, now: number): Period | string {
  const [from, to] = [startOfDay(first), startOfDay(last, 1)];
  if (from === undefined || to === undefined) return 'Choose the first and the last day.';
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (days < 1) return 'Choose a last day that is not before the first.';
  if (days > longestDays) return 'Choose a year at most.';
  if (Date.parse(from) > now) return 'Choose a first day that has begun.';
  return { from, to };
}
