import { describe, expect, it } from 'vitest';

import { firstCommonGap } from './common-gap.js';

const gap = (from: number, to: number) => ({
  from: `2026-03-0${String(from)}T00:00:00.000Z`,
  to: `2026-03-0${String(to)}T00:00:00.000Z`,
});

describe('the first gap of all schedules', () => {
  it('of one schedule is its first', () => {
    expect(firstCommonGap([[gap(2, 3), gap(5, 6)]], undefined)).toEqual(gap(2, 3));
  });

  it('is what lies in a gap of each', () => {
    expect(firstCommonGap([[gap(1, 2), gap(3, 6)], [gap(5, 8)], [gap(1, 9)]], undefined)).toEqual(
      gap(5, 6),
    );
  });

  it('is none where one of them has somebody whenever another has nobody', () => {
    expect(firstCommonGap([[gap(1, 2)], [gap(2, 3)]], undefined)).toBeNull();
    expect(firstCommonGap([[gap(1, 2)], []], undefined)).toBeNull();
    expect(firstCommonGap([], undefined)).toBeNull();
  });

  it('counts while people are rung at all only', () => {
    expect(firstCommonGap([[gap(1, 3), gap(4, 6)]], [gap(3, 4), gap(5, 8)])).toEqual(gap(5, 6));
    expect(firstCommonGap([[gap(1, 3)]], [])).toBeNull();
    expect(firstCommonGap([], [gap(1, 3)])).toBeNull();
  });
});
