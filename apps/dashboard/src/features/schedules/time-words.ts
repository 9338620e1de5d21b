import { dateAt } from './local-date';

const dayMs = 86_400_000;

type Style = 'moment' | 'dayAndTime' | 'time' | 'day' | 'shortDay' | 'longDay' | 'month';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  dayAndTime: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  shortDay: { weekday: 'short', day: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant on a zone's clock: `Mon 30 Nov, 09:00` or a part of that. */
export function timeWords(instant: number, timeZone: string, style: Style = 'moment'): string {
  const key = `${style} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-GB', { ...styles[style], timeZone, hourCycle: 'h23' });
  formats.set(key, format);
  return format.format(instant);
}

/** `09:00` today, `Mon 09:00` within a week, `Mon 30 Nov, 09:00` beyond. */
export function soonWords(instant: number, now: number, timeZone: string): string {
  if (dateAt(instant, timeZone) === dateAt(now, timeZone)) {
    return timeWords(instant, timeZone, 'time');
  }
  const isThisWeek = instant > now && instant - now < 6 * dayMs;
  return timeWords(instant, timeZone, isThisWeek ? 'dayAndTime' : 'moment');
}

/** `Mon 23 Nov, 09:00 – 17:00`, or with both dates. */
export function periodWords({ from, to }: { from: number; to: number }, timeZone: string): string {
  const isOneDay = dateAt(from, timeZone) === dateAt(to - 1, timeZone);
  const end = isOneDay ? endOfDayWords(to, timeZone) : timeWords(to, timeZone);
  return `${timeWords(from, timeZone)} – ${end}`;
}

/** The end of something within a day: midnight is `24:00`. */
export function endOfDayWords(to: number, timeZone: string): string {
  const words = timeWords(to, timeZone, 'time');
  return words === '00:00' ? '24:00' : words;
}
