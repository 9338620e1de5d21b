import type { PersonShiftDto, SwapShiftDto } from '@ringdown/contracts';

type Times = Pick<SwapShiftDto, 'from' | 'to'>;

const hourMs = 3_600_000;

/** Where whoever looks at the page is, by their own clock. */
export const viewersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const time = format({ hour: '2-digit', minute: '2-digit' });
const moment = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
const hours = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `Mon 23 Nov, 09:00 – 17:00`, or with both dates. */
export function shiftWords(shift: Times): string {
  return `${moment(shift.from)} – ${endWords(shift)}`;
}

/** `Monday 23 November`. */
function dayWords(at: string): string {
  return day(at);
}

/** `09:00 – 17:00`, or with the day of the end. */
export function timesOfDay(shift: Times): string {
  return `${time(shift.from)} – ${endWords(shift)}`;
}

/** `17:00`, or with its day if that is not the one of the start. */
export function endWords({ from, to }: Times): string {
  const isOneDay = dayOf(from) === dayOf(new Date(Date.parse(to) - 1));
  return isOneDay ? endOfDay(to) : moment(to);
}

export function hoursWords(count: number): string {
  return `${hours.format(count)} ${count === 1 ? 'hour' : 'hours'}`;
}

/** How long a shift is, in hours that really pass. */
export function lengthWords({ from, to }: Times): string {
  return hoursWords((Date.parse(to) - Date.parse(from)) / hourMs);
}

/** Shifts by the day on which they begin, on the clock of whoever looks. */
export function byDay(
  shifts: readonly PersonShiftDto[],
): { day: string; shifts: PersonShiftDto[] }[] {
  const days = Map.groupBy(shifts, ({ from }) => dayOf(from));
  return [...days].map(([, own]) => ({ day: dayWords(own[0]?.from ?? ''), shifts: own }));
}

/** What an input for a date and time holds for an instant: `2026-11-23T09:00`, on the clock of whoever looks. */
export function toInput(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const date10 = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${date10}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant that such an input means; nothing while it is incomplete. */
export function fromInput(value: string): string {
  const date = new Date(value);
  return value === '' || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function dayOf(at: string | Date): string {
  return new Date(at).toDateString();
}

function endOfDay(to: string): string {
  const words = time(to);
  return words === '00:00' ? '24:00' : words;
}

function format(options: Intl.DateTimeFormatOptions): (at: string) => string {
  const words = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' });
  return (at) => words.format(new Date(at));
}
