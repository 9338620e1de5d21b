import type { Day, Period } from '../../shown-period';
import { dateAt } from '../../local-date';
import { timeWords } from '../../time-words';
import { placeOf } from './placement';
import classes from './timeline.module.css';

type TimelineAxisProps = {
  days: readonly Day[];
  period: Period;
  timeZone: string;
  now: number | undefined;
};

/** The days above the rows. Readers hear the dates with each block. */
export function TimelineAxis({ days, period, timeZone, now }: TimelineAxisProps) {
  const today = now === undefined ? undefined : dateAt(now, timeZone);

  return (
    <div className={classes.axis} aria-hidden>
      {days.map((day) => (
        <span
          key={day.date}
          className={classes.day}
          data-today={day.date === today || undefined}
          data-weekend={isWeekend(day.date) || undefined}
          style={placeStyle(day, period)}
        >
          {isChangeOfClocks(day) && (
            <span className={classes.changeOfClocks} title="The clocks change on this day.">
              {Math.round(day.hours * 10) / 10} h
            </span>
          )}
          {dayWords(day, days.length, timeZone)}
        </span>
      ))}
    </div>
  );
}

export function placeStyle(part: Period, whole: Period) {
  const { left, width } = placeOf(part, whole);
  return { left: `${left}%`, width: `${width}%` };
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay());
}

function isChangeOfClocks({ hours }: Day): boolean {
  return hours !== 24;
}

/** As much of the date as there is room for. */
function dayWords({ date, from }: Day, count: number, timeZone: string): string {
  if (count > 14) return String(Number(date.slice(8)));
  return timeWords(from, timeZone, count > 7 ? 'shortDay' : 'day');
}
