import type { Day, Period } from '../../shown-period';

/** Where something stands on a line, in per cent of its length. */
export type Place = { left: number; width: number };

/** Time passes evenly on the line, so that a day of 23 hours is a little narrower than the others. */
export function placeOf(part: Period, whole: Period): Place {
  const from = Math.max(part.from, whole.from);
  const to = Math.min(part.to, whole.to);
  const length = whole.to - whole.from;
  return { left: ((from - whole.from) / length) * 100, width: ((to - from) / length) * 100 };
}

/** The instant at a share, from 0 to 1, of the line. */
export function instantAt(share: number, { from, to }: Period): number {
  return from + Math.min(1, Math.max(0, share)) * (to - from);
}

/** The nearest step of the day in which an instant lies; days begin and end on a step. */
export function snap(instant: number, days: readonly Day[], stepMs: number): number {
  const day = days.find(({ to }) => instant < to) ?? days.at(-1);
  if (day === undefined) return instant;
  const snapped = day.from + Math.round((instant - day.from) / stepMs) * stepMs;
  return Math.min(day.to, Math.max(day.from, snapped));
}

/** As fine as the hand can draw: a quarter of an hour in a week, an hour in a month. */
export function stepOf(days: readonly Day[]): number {
  return days.length > 14 ? 60 * 60_000 : days.length > 7 ? 30 * 60_000 : 15 * 60_000;
}

/** The parts that touch a period. */
export function within<Part extends Period>(parts: readonly Part[], { from, to }: Period): Part[] {
  return parts.filter((part) => part.from < to && part.to > from);
}
