import type { PersonShiftDto } from '@ringdown/contracts';

/** Whether somebody is on call at a moment, on which schedules, and until when. */
export type Duty =
  | { kind: 'on-call'; schedules: string[]; until: string; isOpenEnd: boolean }
  | { kind: 'off-call'; next: PersonShiftDto | undefined };

/**
 * @param shifts by their beginning.
 * @param end where the shifts were cut off, ISO 8601.
 */
export function dutyAt(shifts: readonly PersonShiftDto[], now: number, end: string): Duty {
  const running = shifts.filter(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to));
  if (running.length === 0) {
    return { kind: 'off-call', next: shifts.find(({ from }) => Date.parse(from) > now) };
  }
  let until = now;
  for (const { from, to } of shifts) {
    // The next shift may go on where this one ends.
    if (Date.parse(from) <= until) until = Math.max(until, Date.parse(to));
  }
  return {
    kind: 'on-call',
    schedules: [...new Set(running.map(({ scheduleName }) => scheduleName))],
    until: new Date(until).toISOString(),
    isOpenEnd: until >= Date.parse(end),
  };
}

const quarterMs = 15 * 60_000;

/** What of a shift can still be handed over: all that is to come, from a quarter of an hour on; nothing if it is over soon. */
export function stillToCome(
  { from, to }: Pick<PersonShiftDto, 'from' | 'to'>,
  now: number,
): { from: string; to: string } | undefined {
  if (Date.parse(from) > now) return { from, to };
  const soon = (Math.floor(now / quarterMs) + 1) * quarterMs;
  return soon < Date.parse(to) ? { from: new Date(soon).toISOString(), to } : undefined;
}

/** The calendar month in which a moment lies, on the clock of whoever looks. */
export function monthOf(now: number): { from: string; to: string } {
  const date = new Date(now);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  return {
    from: new Date(year, month, 1).toISOString(),
    to: new Date(year, month + 1, 1).toISOString(),
  };
}

const weeksAhead = 5;

/** From today's midnight on, so that the question stays the same all day. */
export function weeksFrom(now: number): { from: string; to: string } {
  const date = new Date(now);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return {
    from: new Date(year, month, day).toISOString(),
    to: new Date(year, month, day + 7 * weeksAhead).toISOString(),
  };
}
