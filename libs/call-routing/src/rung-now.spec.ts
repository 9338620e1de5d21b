import { describe, expect, it } from 'vitest';

import { rungNow } from './rung-now.js';
import { planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 10, 23, 12);
const names = (rules: string[], changes: Parameters<typeof planOf>[1] = {}) =>
  rungNow(planOf(rules, changes), noon).map(({ name }) => name);

describe('whom a call would ring now', () => {
  it('are the people of all rules in their order, each once, who have a phone', () => {
    expect(names(['bA', '*CA', 'D'])).toEqual(['A', 'C', 'D']);
  });

  it('are not those who want to be left alone, unless there is nobody else', () => {
    const rung = (muted: string[]) => rungNow(planOf(['AB']), noon, muted).map(({ name }) => name);

    expect(rung(['A'])).toEqual(['B']);
    expect(rung(['A', 'B'])).toEqual(['A', 'B']);
  });

  it('is nobody outside of the support hours', () => {
    const windows = [{ kind: 'daily', opens: '13:00', closes: '14:00' }] as const;
    const supportHours = {
      timeZone: 'UTC',
      windows,
      holidays: [],
      elsewhere: null,
      message: 'Closed.',
    };

    expect(names(['A'], { supportHours })).toEqual([]);
  });
});
