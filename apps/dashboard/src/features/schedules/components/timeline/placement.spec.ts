import { describe, expect, it } from 'vitest';

import { daysOf, periodAround } from '../../shown-period';
import { instantAt, placeOf, snap, within } from './placement';

const hour = 3_600_000;
const zone = 'America/New_York';
const spring = periodAround('week', '2026-03-08', zone);
const autumn = periodAround('week', '2026-11-01', zone);

describe('the place of a day', () => {
  it('is as wide as the day is long: 23 of 167 hours in spring, 25 of 169 in autumn', () => {
    const widthOf = (period: typeof spring) => {
      const sunday = daysOf(period, zone).at(-1);
      return sunday && placeOf(sunday, period).width;
    };

    expect(widthOf(spring)).toBeCloseTo((23 / 167) * 100);
    expect(widthOf(autumn)).toBeCloseTo((25 / 169) * 100);
  });
});

describe('the place of a segment', () => {
  it('is cut off at the edges of the period', () => {
    const place = placeOf({ from: spring.from - hour, to: spring.to + hour }, spring);

    expect(place).toEqual({ left: 0, width: 100 });
  });

  it('is nowhere when the segment only touches the period', () => {
    const before = { from: spring.from - hour, to: spring.from };
    const inside = { from: spring.from, to: spring.from + 1 };

    expect(within([before, inside, { from: spring.to, to: spring.to + hour }], spring)).toEqual([
      inside,
    ]);
  });
});

describe('a drawn edge', () => {
  const days = daysOf(spring, zone);
  const sunday = days.at(-1) ?? spring;

  it('snaps to quarters of the hours of its day, after the change of clocks too', () => {
    const fiveOnSunday = Date.parse('2026-03-08T05:00:00-04:00');

    expect(snap(fiveOnSunday + 7 * 60_000, days, 15 * 60_000)).toBe(fiveOnSunday);
    expect(snap(fiveOnSunday + 8 * 60_000, days, 15 * 60_000)).toBe(fiveOnSunday + 15 * 60_000);
  });

  it('never leaves the period', () => {
    expect(snap(instantAt(2, spring), days, hour)).toBe(sunday.to);
    expect(snap(instantAt(-1, spring), days, hour)).toBe(spring.from);
  });
});
