import type { PlannedSchedule } from '@ringdown/call-routing';
import { whoIsOnCall } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

import { KnownSchedules } from './known-schedules.js';

const at = new Date('2026-03-02T12:00:00Z');
const planned = (contentId: string, timeZone = 'Europe/Berlin'): PlannedSchedule => ({
  scheduleId: 'platform',
  name: 'Platform',
  contentId,
  schedule: {
    timeZone,
    mode: 'one-wins',
    layers: [
      {
        kind: 'shifts',
        id: 'layer',
        shifts: [{ from: at.getTime(), to: at.getTime() + 60_000, people: ['alice'] }],
      },
    ],
    holidayCalendars: [],
    overrides: [],
  },
});

describe('KnownSchedules', () => {
  it('keeps one object for the same content, wherever it comes from', async () => {
    const known = new KnownSchedules(() => undefined);

    const [first] = await known.prepare([planned('one')], at);
    const [again, other] = await known.prepare([planned('one'), planned('two')], at);

    expect(again?.schedule).toBe(first?.schedule);
    expect(other?.schedule).not.toBe(first?.schedule);
  });

  it('lets a schedule that cannot be read put nobody on call, and tells of it', async () => {
    const told: string[] = [];
    const known = new KnownSchedules(({ scheduleId }, error) =>
      told.push(`${scheduleId}: ${error instanceof RangeError ? 'RangeError' : 'other'}`),
    );

    const [damaged, sound] = await known.prepare([planned('one', 'Mars'), planned('two')], at);

    expect(told).toEqual(['platform: RangeError']);
    const people = [damaged, sound].map(
      (each) => each && whoIsOnCall(each.schedule, at.getTime()).people,
    );
    expect(people).toEqual([[], ['alice']]);
  });
});
