import type { LocalDate, LocalDateTime, LocalTime, Weekday } from './schedule.js';

/** Minutes from 1970-01-01T00:00 on a wall clock, as if it never jumped. Not a moment: only a zone's clock makes it one. */
export type WallMinute = number;

export const minutesPerDay = 1440;
export const minutesPerWeek = 7 * minutesPerDay;

const minuteMs = 60_000;
/** 1970 began on a Thursday. */
const firstMonday: WallMinute = -3 * minutesPerDay;

/** Where two cycles meet: the remainder that is never negative. */
function remainder(value: number, cycle: number): number {
  return ((value % cycle) + cycle) % cycle;
}

/** Minutes since the last Monday 00:00. */
export function minuteOfWeek(minute: WallMinute): number {
  return remainder(minute - firstMonday, minutesPerWeek);
}

/** Months from January 1970 to the one that the minute lies in. */
export function monthOf(minute: WallMinute): number {
  const date = new Date(minute * minuteMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The midnight at which a day of a month begins; in a shorter month that of its last day. */
export function startOfDayIn(month: number, day: number): WallMinute {
  const lastDay = Date.UTC(1970, month + 1, 0);
  return Math.min(Date.UTC(1970, month, day), lastDay) / minuteMs;
}

/** Minutes from midnight, or undefined if it is no time of day; 24:00 is the end of the day. */
export function findMinuteOfDay(time: LocalTime): number | undefined {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= minutesPerDay ? minutes : undefined;
}

/** The midnight at which a date begins, or undefined if there is none such from 1970 to 2199. */
export function findStartOfDate(date: LocalDate): WallMinute | undefined {
  const [, year, month, day] = /^(19[7-9]\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February would silently be 2 March.
  return new Date(ms).toISOString().startsWith(date) ? ms / minuteMs : undefined;
}

/** The wall clock's minute of `2026-03-29T09:30`, or undefined if there is no such time. */
export function findWallMinute(dateTime: LocalDateTime): WallMinute | undefined {
  const [date = '', time = '', ...rest] = dateTime.split('T');
  const midnight = findStartOfDate(date);
  const minute = findMinuteOfDay(time);
  if (rest.length > 0 || midnight === undefined || minute === undefined) return undefined;
  return minute < minutesPerDay ? midnight + minute : undefined;
}

/** Minutes from Monday 00:00 to the time on that day. */
export function minutesFromMonday(weekday: Weekday, minuteOfDay: number): number {
  return (weekday - 1) * minutesPerDay + minuteOfDay;
}

/** The last minute at or before `minute` that lies `offset` into a week, or into a day. */
export function lastInCycle(minute: WallMinute, offset: number, cycle: number): WallMinute {
  return minute - remainder(minute - firstMonday - offset, cycle);
}
