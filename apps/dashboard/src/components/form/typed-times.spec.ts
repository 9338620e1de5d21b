import { expect, it } from 'vitest';

import { datesIn, normalTime } from './typed-times';

it.each([
  ['9', '09:00'],
  ['09:30', '09:30'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['24:00', '24:00'],
  ['', ''],
  ['noon', 'noon'],
])('reads “%s” as the time %s', (typed, time) => {
  expect(normalTime(typed)).toBe(time);
});

it('reads a pasted list of dates, in order, each once, and keeps what it does not understand', () => {
  expect(datesIn('2026-12-25, 24.12.2026;\n1.1.2027  2026-12-25\nsoon')).toEqual([
    '2026-12-24',
    '2026-12-25',
    '2027-01-01',
    'soon',
  ]);
});
