import { expect, it } from 'vitest';

import { periodWords, soonWords } from './time-words';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-22T12:00:00Z');

it.each([
  ['2026-11-22T16:00:00Z', '17:00'],
  ['2026-11-23T08:00:00Z', 'Mon 09:00'],
  ['2026-11-30T08:00:00Z', 'Mon 30 Nov, 09:00'],
  ['2026-11-20T08:00:00Z', 'Fri 20 Nov, 09:00'],
])('says %s as %s', (instant, words) => {
  expect(soonWords(Date.parse(instant), now, zone)).toBe(words);
});

it('ends a day at 24:00', () => {
  const period = {
    from: Date.parse('2026-11-22T08:00:00Z'),
    to: Date.parse('2026-11-22T23:00:00Z'),
  };

  expect(periodWords(period, zone)).toBe('Sun 22 Nov, 09:00 – 24:00');
});
