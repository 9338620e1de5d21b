import { describe, expect, it } from 'vitest';

import { instantAt, nextClockChange, quickPicks, wallClock } from './moments';

const monday = Date.parse('2026-03-02T09:00:00Z');

describe('quickPicks', () => {
  it('offers this night, Sunday noon, and a call that sees the clocks change', () => {
    const picks = quickPicks(monday, 'Europe/Berlin');

    expect(picks.map(({ label, at }) => [label, new Date(at).toISOString()])).toEqual([
      ['Now', '2026-03-02T09:00:00.000Z'],
      ['Tonight 03:00', '2026-03-03T02:00:00.000Z'],
      ['Sunday 12:00', '2026-03-08T11:00:00.000Z'],
      ['When the clocks change', '2026-03-29T00:59:40.000Z'],
    ]);
  });

  it('takes the next Sunday when this one’s noon is over', () => {
    const sunday = Date.parse('2026-03-08T15:00:00Z');

    expect(quickPicks(sunday, 'UTC').find(({ label }) => label.startsWith('Sunday'))?.at).toBe(
      Date.parse('2026-03-15T12:00:00Z'),
    );
  });

  it('offers no change of clocks where there is none', () => {
    expect(quickPicks(monday, 'Asia/Tokyo').map(({ label }) => label)).toEqual([
      'Now',
      'Tonight 03:00',
      'Sunday 12:00',
    ]);
  });
});

describe('nextClockChange', () => {
  it.each([
    ['Europe/Berlin', '2026-06-01T00:00:00Z', '2026-10-25T01:00:00.000Z'],
    ['America/New_York', '2026-03-02T00:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-03-02T00:00:00Z', '2026-04-04T15:00:00.000Z'],
  ])('knows when the clocks of %s change after %s', (zone, after, change) => {
    expect(new Date(nextClockChange(Date.parse(after), zone) ?? 0).toISOString()).toBe(change);
  });
});

describe('the wall clock', () => {
  it('is read as it is written', () => {
    const written = wallClock(monday, 'Asia/Kolkata');

    expect(written).toBe('2026-03-02T14:30');
    expect(instantAt(written, 'Asia/Kolkata')).toBe(monday);
    expect(instantAt('2026-03-', 'Asia/Kolkata')).toBeUndefined();
  });
});
