import { handOffGrid, type HandOffGrid } from './hand-off-grid.js';
import { openingAt, weekOf, type Opening, type Stretch } from './opening.js';
import type { Instant, LocalDateTime, PersonId, RotationLayer } from './schedule.js';
import { TurnCount } from './turn-count.js';
import { findWallMinute, type WallMinute } from './wall-time.js';
import type { ZoneClock } from './zone-clock.js';

/** Whom a layer puts on call, undefined if it does not cover, and until when that is sure to be so. */
export interface Cover {
  readonly people: readonly PersonId[] | undefined;
  readonly until: Instant;
}

/** A layer, ready to be asked about any moment at the same cost. */
export interface LayerCover {
  /** @param reached the minute that the zone's clock has reached at the instant. */
  coverAt(at: Instant, reached: WallMinute): Cover;
}

/** Turns of a rotation: the period is a division on the wall clock, the turn belongs to member k mod n. */
export class RotationCover implements LayerCover {
  private readonly start: WallMinute;
  private readonly end: WallMinute;
  private readonly grid: HandOffGrid;
  private readonly openingAt: (minute: WallMinute) => Opening;
  private readonly turns: TurnCount | undefined;
  /** Of one member there is nothing to hand over. */
  private readonly takesTurns: boolean;

  /** @param members the layer's, each person once. */
  constructor(
    layer: RotationLayer,
    private readonly members: RotationLayer['members'],
    holidays: readonly Stretch[],
    private readonly clock: ZoneClock,
  ) {
    if (members.length === 0) throw new RangeError('A layer needs a member.');
    this.start = getWallMinute(layer.start);
    this.end = layer.end === null ? Infinity : getWallMinute(layer.end);
    this.grid = handOffGrid(layer.rotation, this.start);
    const week = weekOf(layer.windows);
    this.openingAt = (minute) => openingAt(minute, week, holidays, layer.holidays);
    this.takesTurns = members.length > 1;
    const countsTurns = this.takesTurns && layer.turnsFollow === 'coverage';
    this.turns = countsTurns ? this.countTurns(layer, week, holidays) : undefined;
  }

  coverAt(_at: Instant, reached: WallMinute): Cover {
    if (reached >= this.end) return { people: undefined, until: Infinity };
    if (reached < this.start) {
      return { people: undefined, until: this.clock.instantOf(this.start) };
    }
    const opening = this.openingAt(reached);
    if (!opening.isOpen) return { people: undefined, until: this.clock.instantOf(opening.until) };

    const period = this.takesTurns ? this.grid.periodAt(reached) : 0;
    const handOff = this.takesTurns ? this.grid.startOf(period + 1) : Infinity;
    const turn = this.turns?.before(period) ?? period;
    return {
      people: this.members[turn % this.members.length],
      until: this.clock.instantOf(Math.min(opening.until, handOff, this.end)),
    };
  }

  private countTurns(
    { holidays: rule }: RotationLayer,
    week: readonly Stretch[] | undefined,
    holidays: readonly Stretch[],
  ): TurnCount {
    return new TurnCount({
      grid: this.grid,
      clock: this.clock,
      holidays: rule === 'ignored' ? [] : holidays,
      openingAt: this.openingAt,
      usualOpeningAt:
        rule === 'only'
          ? () => ({ isOpen: false, until: Infinity })
          : (minute) => openingAt(minute, week, [], 'ignored'),
    });
  }
}

function getWallMinute(dateTime: LocalDateTime): WallMinute {
  const minute = findWallMinute(dateTime);
  if (minute === undefined) throw new RangeError(`"${dateTime}" is no date and time.`);
  return minute;
}
