import { finalSchedule, findGaps, type Schedule } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

import { turnsDuring } from '../../testing/loop-turns.js';
import { gapsIn, segmentsOf } from './laid-out.js';

const minuteMs = 60_000;
const start = Date.UTC(2026, 2, 2);
const everybody = Array.from({ length: 50 }, (_, number) => `person ${String(number)}`);

/** Other people every other minute for a day, on top of dozens of layers of everybody. */
const dense: Schedule = {
  timeZone: 'Europe/Berlin',
  mode: 'all-on-call',
  layers: [
    ...Array.from({ length: 49 }, (_, layer) => ({
      ...{ kind: 'rotation' as const, id: String(layer), members: [everybody] },
      ...{ start: '2026-03-02T12:00', end: null, windows: [] },
      rotation: { unit: 'hours' as const, every: 1 },
      ...{ holidays: 'ignored' as const, turnsFollow: 'calendar' as const },
    })),
    {
      kind: 'shifts',
      id: 'shifts',
      shifts: Array.from({ length: 1000 }, (_, number) => ({
        from: start + 2 * number * minuteMs,
        to: start + (2 * number + 1) * minuteMs,
        people: [`guest ${String(number % 7)}`],
      })),
    },
  ],
  holidayCalendars: [],
  overrides: [],
};
const twoDays = { from: start, to: start + 2 * 1440 * minuteMs };

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('a schedule that is laid out', () => {
  it('says what the library says at once', async () => {
    const { from, to } = twoDays;

    expect(await all(segmentsOf(dense, twoDays))).toEqual(finalSchedule(dense, from, to));
    expect(await gapsIn(dense, twoDays)).toEqual(findGaps(dense, from, to));
  });

  it('lets calls go on in between, however much happens in a week of it', async () => {
    expect(await turnsDuring(gapsIn(dense, twoDays))).toBeGreaterThanOrEqual(4);
  });
});
