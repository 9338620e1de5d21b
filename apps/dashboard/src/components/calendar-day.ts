/** When a day of the reader's calendar begins, or one some days later; undefined for what is no day. */
export function startOfDay(day: string, later = 0): string | undefined {
  const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}
