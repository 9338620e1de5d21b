/** What somebody typed as a time of day, as the API writes it: `9` is `09:00`, `930` is `09:30`. */
export function normalTime(text: string): string {
  const digits = text.trim().replace(/[.:h\s]/g, '');
  if (!/^\d{1,4}$/.test(digits)) return text.trim();
  const hasMinutes = digits.length > 2;
  const hours = hasMinutes ? digits.slice(0, -2) : digits;
  return `${hours.padStart(2, '0')}:${hasMinutes ? digits.slice(-2) : '00'}`;
}

/** The dates of a pasted list, sorted, each once: `2026-12-24` or `24.12.2026`, apart by whatever stands between. */
export function datesIn(text: string): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const dates = words.map((word) => {
    const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word) ?? [];
    if (year === undefined) return word;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
  return [...new Set(dates)].sort();
}
