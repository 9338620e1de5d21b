import type { HolidayCalendar, LocalTime, RotationLayer, Window } from './schedule.js';
import {
  findMinuteOfDay,
  findStartOfDate,
  minuteOfWeek,
  minutesFromMonday,
  minutesPerDay,
  minutesPerWeek,
  type WallMinute,
} from './wall-time.js';

/** Wall minutes `[from, to)`. */
export interface Stretch {
  readonly from: WallMinute;
  readonly to: WallMinute;
}

/** Whether a layer's windows and holidays let it cover, and until when that is sure to be so. */
export interface Opening {
  readonly isOpen: boolean;
  readonly until: WallMinute;
}

const always: Opening = { isOpen: true, until: Infinity };

/** The week of a layer with windows: when it covers, from Monday 00:00, in order and apart; undefined without windows. */
export function weekOf(windows: readonly Window[]): readonly Stretch[] | undefined {
  if (windows.length === 0) return undefined;
  return unite(windows.flatMap(stretchesOf).flatMap(cutAtWeekEnd));
}

/** The holidays of all calendars as stretches from midnight to midnight, in order and apart. */
export function holidaysOf(calendars: readonly HolidayCalendar[]): readonly Stretch[] {
  const dates = calendars.flatMap(({ dates }) => dates);
  return unite(
    dates.map((date) => {
      const from = findStartOfDate(date);
      if (from === undefined) throw new RangeError(`"${date}" is no date.`);
      return { from, to: from + minutesPerDay };
    }),
  );
}

/** Whether a layer with this week and these holidays covers a minute. */
export function openingAt(
  minute: WallMinute,
  week: readonly Stretch[] | undefined,
  holidays: readonly Stretch[],
  rule: RotationLayer['holidays'],
): Opening {
  const window = week === undefined ? always : windowAt(minute, week);
  if (rule === 'ignored') return window;
  const holiday = within(minute, holidays);
  const isOpen = holiday.isOpen === (rule === 'only');
  if (!isOpen) return { isOpen: false, until: holiday.until };
  return { isOpen: window.isOpen, until: Math.min(window.until, holiday.until) };
}

function windowAt(minute: WallMinute, week: readonly Stretch[]): Opening {
  const minuteInWeek = minuteOfWeek(minute);
  const monday = minute - minuteInWeek;
  const { isOpen, until } = within(minuteInWeek, week);
  const [first] = week;
  if (first === undefined) return { isOpen, until };
  if (until === Infinity) return { isOpen, until: monday + minutesPerWeek + first.from };
  const goesOn = isOpen && until === minutesPerWeek && first.from === 0;
  return { isOpen, until: monday + until + (goesOn ? first.to : 0) };
}

/** Whether a minute lies in one of the stretches, and the next edge after it. */
function within(minute: WallMinute, stretches: readonly Stretch[]): Opening {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (minute < (stretches[middle]?.to ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  const stretch = stretches[low];
  if (stretch === undefined) return { isOpen: false, until: Infinity };
  const isOpen = minute >= stretch.from;
  return { isOpen, until: isOpen ? stretch.to : stretch.from };
}

function stretchesOf(window: Window): Stretch[] {
  if (window.kind === 'weekly') {
    const { opens, closes } = window;
    const from = minutesFromMonday(opens.weekday, getMinuteOfDay(opens.time));
    const to = minutesFromMonday(closes.weekday, getMinuteOfDay(closes.time));
    return [{ from, to: to > from ? to : to + minutesPerWeek }];
  }
  const opens = getMinuteOfDay(window.opens);
  const closes = getMinuteOfDay(window.closes);
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    from: minutesFromMonday(weekday, opens),
    to: minutesFromMonday(weekday, closes > opens ? closes : closes + minutesPerDay),
  }));
}

function cutAtWeekEnd({ from, to }: Stretch): Stretch[] {
  if (to <= minutesPerWeek) return [{ from, to }];
  return [
    { from, to: minutesPerWeek },
    { from: 0, to: to - minutesPerWeek },
  ];
}

function unite(stretches: readonly Stretch[]): readonly Stretch[] {
  const united: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last === undefined || stretch.from > last.to) united.push(stretch);
    else united[united.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
  }
  return united;
}

function getMinuteOfDay(time: LocalTime): number {
  const minute = findMinuteOfDay(time);
  if (minute === undefined) throw new RangeError(`"${time}" is no time of day.`);
  return minute;
}
