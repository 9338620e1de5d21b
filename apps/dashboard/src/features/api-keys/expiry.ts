/** How long a new key lives unless somebody chooses otherwise. */
const defaultDays = 90;

/** The last second of a day of this browser, `YYYY-MM-DD`, as ISO 8601 in UTC; null where no day is chosen. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The day of this browser that a time lies in, as a date field wants it. */
export function dayOf(at: string | null | undefined): string {
  if (at == null) return '';
  const date = new Date(at);
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`;
}

export function defaultExpiry(now: Date): string | null {
  const day = new Date(now);
  day.setDate(day.getDate() + defaultDays);
  return endOfDay(dayOf(day.toISOString()));
}
