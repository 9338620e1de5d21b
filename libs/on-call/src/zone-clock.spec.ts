import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';

import { findInstant, getZoneClock, isTimeZone } from './zone-clock.js';

// Temporal is asked many thousand times.
vi.setConfig({ testTimeout: 300_000 });

const zones = [
  'America/New_York',
  'America/Havana',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'UTC',
];
const anyMinute = fc
  .integer({ min: 0, max: Date.UTC(2199, 11, 31) / 60_000 })
  .map((minute) => minute * 60_000);

/** What the clock on the wall shows, says Temporal, in minutes as a clock counts them. */
function shownAt(timeZone: string, at: number): number {
  const { year, month, day, hour, minute } =
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
}

describe("a zone's clock", () => {
  it('has reached what Temporal shows, and no less than it showed in the two days before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMinute, (zone, at) => {
        const reached = getZoneClock(zone).reachedAt(at);
        const shown = shownAt(zone, at);
        expect(reached).toBeGreaterThanOrEqual(shown);
        if (reached > shown) {
          // Then the clock was turned back a while ago.
          const earlier = Array.from({ length: 25 * 60 }, (_, back) => at - back * 60_000);
          expect(reached).toBe(Math.max(...earlier.map((before) => shownAt(zone, before))));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches a minute at its instant, and has not a millisecond earlier', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMinute, (zone, at) => {
        const clock = getZoneClock(zone);
        const wall = shownAt(zone, at);
        const instant = clock.instantOf(wall);
        expect(clock.reachedAt(instant)).toBeGreaterThanOrEqual(wall);
        expect(clock.reachedAt(instant - 1)).toBeLessThan(wall);
      }),
      { numRuns: 1000 },
    );
  });

  const wallMinute = (text: string) => Date.parse(`${text}Z`) / 60_000;
  it.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00Z', 'a time left out: after the gap'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00Z', 'the end of the gap'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', 'a time shown twice: the first'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', 'a time after both'],
    ['Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-03T15:30Z', 'half an hour left out'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', 'half an hour twice'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z', 'a day left out'],
    ['Africa/Casablanca', '2025-04-06T02:30', '2025-04-06T02:00Z', 'after Ramadan'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15Z', 'a quarter of an hour'],
    ['Asia/Kathmandu', '1986-01-01T00:10', '1985-12-31T18:30Z', 'a new offset'],
  ])('in %s reaches %s at %s: %s', (zone, wall, instant) => {
    expect(findInstant(zone, wall)).toBe(Date.parse(instant));
  });

  it('reaches no time that does not exist', () => {
    for (const text of ['2026-02-30T00:00', '2026-02-28', '1969-12-31T23:59', 'soon']) {
      expect(findInstant('UTC', text)).toBeUndefined();
    }
  });

  it('tells what it jumps over, each jump once', () => {
    const jumps = (zone: string, from: string, to: string) =>
      getZoneClock(zone)
        .skippedBetween(wallMinute(from), wallMinute(to))
        .map((jump) =>
          [jump.from, jump.to].map((minute) =>
            new Date(minute * 60_000).toISOString().slice(0, 16),
          ),
        );
    expect(jumps('Pacific/Apia', '2011-12-01T00:00', '2012-01-01T00:00')).toEqual([
      ['2011-12-30T00:00', '2011-12-31T00:00'],
    ]);
    expect(jumps('Europe/Berlin', '2000-01-01T00:00', '2030-01-01T00:00')).toHaveLength(30);
    expect(jumps('UTC', '2000-01-01T00:00', '2030-01-01T00:00')).toEqual([]);
  });

  it('is known by its IANA name alone', () => {
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    for (const name of ['', 'Mars/Base', '+02:00', 'europe/berlin', 'Europe/Berlin ', '2026']) {
      expect(isTimeZone(name)).toBe(false);
    }
  });
});
