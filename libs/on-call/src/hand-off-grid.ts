import type { Rotation } from './schedule.js';
import {
  findMinuteOfDay,
  lastInCycle,
  minutesFromMonday,
  minutesPerDay,
  minutesPerWeek,
  monthOf,
  startOfDayIn,
  type WallMinute,
} from './wall-time.js';

/** Hand-offs on the wall clock, numbered from the last one at or before the layer's start, which is 0. */
export interface HandOffGrid {
  /** The period that the minute lies in. */
  periodAt(minute: WallMinute): number;
  startOf(period: number): WallMinute;
  /** Minutes from one hand-off to the next, where they are all alike. */
  readonly periodMinutes: number | undefined;
}

/** The grid of a rotation: N units after N units, counted on the wall clock from the anchor, never from the one before. */
export function handOffGrid(rotation: Rotation, start: WallMinute): HandOffGrid {
  const { every } = rotation;
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(`A turn cannot last ${String(every)} ${rotation.unit}.`);
  }
  if (rotation.unit === 'hours') return evenGrid(start, every * 60);

  const handOff = findMinuteOfDay(rotation.handOffTime);
  if (handOff === undefined) throw new RangeError(`"${rotation.handOffTime}" is no time of day.`);
  switch (rotation.unit) {
    case 'days':
      return evenGrid(lastInCycle(start, handOff, minutesPerDay), every * minutesPerDay);
    case 'weeks': {
      const offset = minutesFromMonday(rotation.weekday, handOff);
      return evenGrid(lastInCycle(start, offset, minutesPerWeek), every * minutesPerWeek);
    }
    case 'months':
      return monthGrid({ start, every, dayOfMonth: rotation.dayOfMonth, handOff });
  }
}

function evenGrid(anchor: WallMinute, periodMinutes: number): HandOffGrid {
  return {
    periodMinutes,
    periodAt: (minute) => Math.floor((minute - anchor) / periodMinutes),
    startOf: (period) => anchor + period * periodMinutes,
  };
}

interface MonthlyHandOff {
  readonly start: WallMinute;
  readonly every: number;
  readonly dayOfMonth: number;
  readonly handOff: number;
}

function monthGrid({ start, every, dayOfMonth, handOff }: MonthlyHandOff): HandOffGrid {
  const handOffIn = (month: number): WallMinute => startOfDayIn(month, dayOfMonth) + handOff;
  const startMonth = monthOf(start);
  const anchorMonth = handOffIn(startMonth) <= start ? startMonth : startMonth - 1;
  const startOf = (period: number) => handOffIn(anchorMonth + period * every);
  return {
    periodMinutes: undefined,
    startOf,
    periodAt: (minute) => {
      const period = Math.floor((monthOf(minute) - anchorMonth) / every);
      return startOf(period) <= minute ? period : period - 1;
    },
  };
}
