import { checkCount, unless, type Problem } from './problem.js';
import type { LocalTime, Weekday, Window } from './schedule.js';
import { scheduleLimits } from './schedule-limits.js';
import { findMinuteOfDay, minutesFromMonday, minutesPerDay } from './wall-time.js';

/** Everything that is wrong with a layer's windows. */
export function checkWindows(path: string, windows: readonly Window[]): Problem[] {
  const tooMany = checkCount(path, windows.length, scheduleLimits.windowsPerLayer);
  if (tooMany.length > 0) return tooMany;
  return windows.flatMap((window, index) => checkWindow(`${path}.${String(index)}`, window));
}

/** A time at which something begins: 24:00 is the next day's 00:00. */
export function checkOpeningTime(path: string, time: LocalTime): Problem[] {
  const isTime = (findMinuteOfDay(time) ?? minutesPerDay) < minutesPerDay;
  return unless(isTime, path, 'Write a time of day from 00:00 to 23:59.');
}

/** A number that is no day of the week. */
export function checkWeekday(path: string, weekday: Weekday): Problem[] {
  const isWeekday = Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
  return unless(isWeekday, path, 'Choose a day of the week from 1 (Monday) to 7 (Sunday).');
}

function checkWindow(path: string, window: Window): Problem[] {
  if (window.kind === 'daily') {
    return [
      ...checkOpeningTime(`${path}.opens`, window.opens),
      ...checkClosingTime(`${path}.closes`, window.closes),
      ...unless(
        window.opens !== window.closes,
        `${path}.closes`,
        'A window needs a length; a whole day is 00:00 to 24:00.',
      ),
    ];
  }
  const { opens, closes } = window;
  return [
    ...checkWeekday(`${path}.opens.weekday`, opens.weekday),
    ...checkOpeningTime(`${path}.opens.time`, opens.time),
    ...checkWeekday(`${path}.closes.weekday`, closes.weekday),
    ...checkClosingTime(`${path}.closes.time`, closes.time),
    ...unless(
      minutesFromMonday(opens.weekday, findMinuteOfDay(opens.time) ?? NaN) !==
        minutesFromMonday(closes.weekday, findMinuteOfDay(closes.time) ?? NaN),
      `${path}.closes`,
      'A window needs a length; a whole week is Monday 00:00 to Sunday 24:00.',
    ),
  ];
}

function checkClosingTime(path: string, time: LocalTime): Problem[] {
  const isTime = findMinuteOfDay(time) !== undefined;
  return unless(isTime, path, 'Write a time of day from 00:00 to 24:00.');
}
