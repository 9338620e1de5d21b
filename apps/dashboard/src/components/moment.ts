const dayMs = 86_400_000;

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** A moment to come on the viewer's clock, as short as it is clear: "17:00", "tomorrow 09:00", "Mon 09:00", "Mon 7 Dec 09:00". */
export function comingMoment(at: string, now: number): string {
  const moment = new Date(at);
  return [dayWords(moment, new Date(now)), time.format(moment)].filter(Boolean).join(' ');
}

/** "from Sat 22:00 to Sun 06:00"; the day stands once if it is one. */
export function comingPeriod({ from, to }: { from: string; to: string }, now: number): string {
  const end = new Date(to);
  const isOneDay = midnight(end) === midnight(new Date(from));
  const until = isOneDay ? time.format(end) : comingMoment(to, now);
  return `from ${comingMoment(from, now)} to ${until}`;
}

function dayWords(moment: Date, today: Date): string {
  const days = Math.round((midnight(moment) - midnight(today)) / dayMs);
  if (days === 0) return '';
  if (days === 1) return 'tomorrow';
  // A week on, "Mon" would be today.
  return days > 1 && days < 7 ? weekday.format(moment) : date.format(moment).replace(',', '');
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
