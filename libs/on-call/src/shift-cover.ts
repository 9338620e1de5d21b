import { IntervalIndex } from './interval-index.js';
import type { Cover, LayerCover } from './rotation-cover.js';
import type { Instant, PersonId, Shift } from './schedule.js';

/** Shifts written down one by one; people whose shifts overlap are on call together. */
export class ShiftCover implements LayerCover {
  private readonly shifts: IntervalIndex<Shift>;

  constructor(
    shifts: readonly Shift[],
    private readonly inOrder: (people: readonly PersonId[]) => readonly PersonId[],
  ) {
    this.shifts = new IntervalIndex(shifts);
  }

  coverAt(at: Instant): Cover {
    const people = this.shifts.at(at).flatMap((shift) => shift.people);
    return {
      people: people.length === 0 ? undefined : this.inOrder(people),
      until: this.shifts.nextEdge(at),
    };
  }
}
