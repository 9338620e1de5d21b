import { describe, expect, it } from 'vitest';

import { comingMoment, comingPeriod } from './moment';

// A Wednesday, on the viewer's clock wherever that hangs.
const now = new Date(2026, 10, 25, 12, 0).getTime();
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

describe('comingMoment', () => {
  it.each([
    [at(25, 17), '17:00'],
    [at(26, 9), 'tomorrow 09:00'],
    [at(30, 9), 'Mon 09:00'],
    [at(32, 9), 'Wed 2 Dec 09:00'],
  ])('says of %s as much as is needed', (moment, words) => {
    expect(comingMoment(moment, now)).toBe(words);
  });
});

describe('comingPeriod', () => {
  it('names the day once if it is one', () => {
    expect(comingPeriod({ from: at(28, 22), to: at(29, 6) }, now)).toBe(
      'from Sat 22:00 to Sun 06:00',
    );
    expect(comingPeriod({ from: at(28, 9), to: at(28, 12) }, now)).toBe('from Sat 09:00 to 12:00');
  });
});
