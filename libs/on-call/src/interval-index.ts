import type { Instant } from './schedule.js';

/** A half-open stretch of time, `[from, to)`. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Finds the intervals that hold at an instant, and the next edge, without walking through all of them. */
export class IntervalIndex<Item extends Interval> {
  private readonly byStart: readonly Item[];
  /** The latest end in each range of `byStart` that the search halves, kept at the range's middle. */
  private readonly latestEnd: Instant[] = [];
  private readonly edges: readonly Instant[];

  constructor(items: readonly Item[]) {
    this.byStart = items.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
    this.edges = this.byStart.flatMap(({ from, to }) => [from, to]).toSorted((a, b) => a - b);
    this.measure(0, this.byStart.length);
  }

  /** Those that hold at the instant, in the order in which they begin. */
  at(instant: Instant): Item[] {
    const found: Item[] = [];
    this.collect(instant, { low: 0, high: this.byStart.length }, found);
    return found;
  }

  /** The next instant at which one begins or ends; Infinity after the last. */
  nextEdge(after: Instant): Instant {
    let low = 0;
    let high = this.edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edges[middle] ?? Infinity) <= after) low = middle + 1;
      else high = middle;
    }
    return this.edges[low] ?? Infinity;
  }

  private measure(low: number, high: number): Instant {
    if (low >= high) return -Infinity;
    const middle = (low + high) >> 1;
    const latest = Math.max(
      this.byStart[middle]?.to ?? -Infinity,
      this.measure(low, middle),
      this.measure(middle + 1, high),
    );
    this.latestEnd[middle] = latest;
    return latest;
  }

  private collect(instant: Instant, { low, high }: { low: number; high: number }, found: Item[]) {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    const item = this.byStart[middle];
    if (item === undefined || (this.latestEnd[middle] ?? -Infinity) <= instant) return;
    this.collect(instant, { low, high: middle }, found);
    if (instant < item.from) return;
    if (instant < item.to) found.push(item);
    this.collect(instant, { low: middle + 1, high }, found);
  }
}
