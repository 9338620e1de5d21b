import { checkLayer } from './check-layer.js';
import {
  checkAtOnce,
  checkCount,
  checkInterval,
  checkPerson,
  checkUnique,
  unless,
  type Problem,
} from './problem.js';
import type { Override, Schedule } from './schedule.js';
import { scheduleLimits } from './schedule-limits.js';
import { findStartOfDate } from './wall-time.js';
import { isTimeZone } from './zone-clock.js';

/** Everything that is wrong with a schedule; nothing if every question about it has an answer, at once. */
export function checkSchedule(schedule: Schedule): Problem[] {
  const tooMany = checkCounts(schedule);
  // What is too much is not looked through.
  if (tooMany.length > 0) return tooMany;

  const { timeZone, layers, holidayCalendars, overrides } = schedule;
  return [
    ...unless(
      isTimeZone(timeZone),
      'timeZone',
      'Choose a time zone by its IANA name, such as Europe/Berlin.',
    ),
    ...checkUnique('layers', layers),
    ...layers.flatMap((layer, index) => checkLayer(`layers.${String(index)}`, layer)),
    ...checkUnique('holidayCalendars', holidayCalendars),
    ...checkHolidays(schedule),
    ...checkUnique('overrides', overrides),
    ...overrides.flatMap((override, index) =>
      checkOverride(`overrides.${String(index)}`, override),
    ),
    ...checkAtOnce('overrides', overrides),
  ];
}

function checkCounts({ layers, holidayCalendars, overrides }: Schedule): Problem[] {
  const dates = holidayCalendars.reduce((sum, calendar) => sum + calendar.dates.length, 0);
  return [
    ...checkCount('layers', layers.length, scheduleLimits.layers),
    ...checkCount('holidayCalendars', holidayCalendars.length, scheduleLimits.holidayCalendars),
    ...checkCount('holidayCalendars', dates, scheduleLimits.holidays),
    ...checkCount('overrides', overrides.length, scheduleLimits.overrides),
  ];
}

function checkHolidays({ holidayCalendars }: Schedule): Problem[] {
  return holidayCalendars.flatMap(({ dates }, calendar) =>
    dates.flatMap((date, index) =>
      unless(
        findStartOfDate(date) !== undefined,
        `holidayCalendars.${String(calendar)}.dates.${String(index)}`,
        'Write a date that exists, such as 2026-12-24.',
      ),
    ),
  );
}

function checkOverride(path: string, override: Override): Problem[] {
  const problems = [
    ...checkInterval(path, override),
    ...unless(
      Number.isFinite(override.createdAt),
      `${path}.createdAt`,
      'Say when the override was created.',
    ),
  ];
  switch (override.kind) {
    case 'add':
    case 'remove':
      return [...problems, ...checkPerson(`${path}.person`, override.person)];
    case 'replace-all':
      return [...problems, ...checkPerson(`${path}.by`, override.by)];
    case 'replace':
      return [
        ...problems,
        ...checkPerson(`${path}.person`, override.person),
        ...checkPerson(`${path}.by`, override.by),
        ...unless(
          override.person !== override.by,
          `${path}.by`,
          'Nobody can be replaced by themselves.',
        ),
      ];
  }
}
