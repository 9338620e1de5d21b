import type { HandOffGrid } from './hand-off-grid.js';
import type { Opening, Stretch } from './opening.js';
import { minutesPerDay, minutesPerWeek, type WallMinute } from './wall-time.js';
import type { ZoneClock } from './zone-clock.js';

const minutesPerYear = 366 * minutesPerDay;
/** Samoa once left out a whole day. */
const longestJump = 2 * minutesPerDay;

/** What a layer whose turns follow coverage is made of. */
export interface CountedLayer {
  readonly grid: HandOffGrid;
  readonly clock: ZoneClock;
  readonly holidays: readonly Stretch[];
  /** Whether the windows and holidays let the layer cover. */
  readonly openingAt: (minute: WallMinute) => Opening;
  /** The same without holidays; nothing is open if the layer covers on holidays only. */
  readonly usualOpeningAt: (minute: WallMinute) => Opening;
}

/**
 * Counts the periods that use up a turn. Windows repeat every week, so the usual count is a division; the periods
 * that a holiday or a jump of the clock touches may be unlike the usual, and are kept as checkpoints.
 */
export class TurnCount {
  private readonly cycle: number;
  /** Of the first n periods of a cycle, how many usually use up a turn. */
  private readonly usual: readonly number[];
  /** Periods unlike the usual, in order, and by how much the count up to and with them differs. */
  private readonly unusual: number[] = [];
  private readonly difference: number[] = [];
  private examinedUntil: WallMinute = -Infinity;
  private lastExamined = -1;

  constructor(private readonly layer: CountedLayer) {
    const { periodMinutes } = layer.grid;
    // A month holds a whole week, so all of them are alike.
    this.cycle = periodMinutes === undefined ? 1 : cycleOf(periodMinutes);
    const usual = [0];
    for (let period = 0; period < this.cycle; period += 1) {
      usual.push((usual[period] ?? 0) + Number(this.isUsuallyCovered(period)));
    }
    this.usual = usual;
  }

  /** Turns that were used up before a period. */
  before(period: number): number {
    this.examineUntil(this.layer.grid.startOf(period));
    const cycles = Math.floor(period / this.cycle);
    const usual =
      cycles * (this.usual[this.cycle] ?? 0) + (this.usual[period - cycles * this.cycle] ?? 0);
    return usual + (this.difference[this.unusualBefore(period) - 1] ?? 0);
  }

  private unusualBefore(period: number): number {
    let low = 0;
    let high = this.unusual.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.unusual[middle] ?? Infinity) < period) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private examineUntil(minute: WallMinute): void {
    if (minute <= this.examinedUntil) return;
    const from = this.examinedUntil;
    // A year ahead, or every period that is asked for would look for its own few events.
    const until = minute + minutesPerYear;
    const holidays = this.layer.holidays.filter((day) => day.from >= from && day.from < until);
    const firstJump = Math.max(from, this.layer.grid.startOf(0) - longestJump);
    const jumps = this.layer.clock.skippedBetween(firstJump, until);
    for (const event of [...holidays, ...jumps].toSorted((a, b) => a.from - b.from)) {
      this.examine(event);
    }
    this.examinedUntil = until;
  }

  private examine({ from, to }: Stretch): void {
    const { grid } = this.layer;
    const last = grid.periodAt(to - 1);
    const first = Math.max(grid.periodAt(from), this.lastExamined + 1);
    for (let period = first; period <= last; period += 1) {
      const change = Number(this.isCovered(period)) - Number(this.isUsuallyCovered(period));
      if (change !== 0) {
        this.difference.push((this.difference.at(-1) ?? 0) + change);
        this.unusual.push(period);
      }
      this.lastExamined = period;
    }
  }

  private isUsuallyCovered(period: number): boolean {
    const { grid, usualOpeningAt } = this.layer;
    const start = grid.startOf(period);
    const opening = usualOpeningAt(start);
    return opening.isOpen || opening.until < grid.startOf(period + 1);
  }

  /** Whether one real minute of the period is covered. */
  private isCovered(period: number): boolean {
    const { grid, clock, openingAt } = this.layer;
    const end = grid.startOf(period + 1);
    let minute = grid.startOf(period);
    while (minute < end) {
      const { isOpen, until } = openingAt(minute);
      const next = Math.min(until, end);
      if (isOpen && clock.instantOf(minute) < clock.instantOf(next)) return true;
      minute = next;
    }
    return false;
  }
}

/** Periods until the week is at the same place again. */
function cycleOf(periodMinutes: number): number {
  let a = periodMinutes;
  let b = minutesPerWeek;
  while (b > 0) [a, b] = [b, a % b];
  return minutesPerWeek / a;
}
