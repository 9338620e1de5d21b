/** Periods to choose, in days up to now. */
export const periods = [7, 30, 90, 365] as const;

export type PeriodDays = (typeof periods)[number];

/** So many days of the reader's calendar, today included; the same all day long, so that an answer can be kept. */
export function periodOf(days: PeriodDays, now: number): { from: string; to: string } {
  const today = new Date(now);
  const midnight = (later: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + later).toISOString();
  return { from: midnight(1 - days), to: midnight(1) };
}
