import type { CalendarImportDto } from '@ringdown/contracts';

const shown = 3;

/** How many shifts there are, and when. */
export function summaryOf({ layer }: CalendarImportDto, timeZone: string): string {
  const [first] = layer.shifts;
  if (first === undefined) {
    return 'No shift in this period has anybody of the project yet.';
  }
  const last = layer.shifts.reduce((latest, { to }) => (to > latest ? to : latest), first.to);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone });
  const days = day.formatRange(new Date(first.from), new Date(last));
  return `${shiftsInWords(layer.shifts.length)}, ${days}`;
}

/** The first shifts with their people, on the schedule's clock. */
export function firstShifts({ layer, people }: CalendarImportDto, timeZone: string): string[] {
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  const time = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const words = layer.shifts.slice(0, shown).map((shift) => {
    const period = time.formatRange(new Date(shift.from), new Date(shift.to));
    return `${period}: ${shift.people.map((id) => names.get(id) ?? '').join(', ')}`;
  });
  const others = layer.shifts.length - shown;
  return others > 0 ? [...words, `and ${String(others)} more`] : words;
}

export function shiftsInWords(count: number): string {
  return count === 1 ? '1 shift' : `${String(count)} shifts`;
}
