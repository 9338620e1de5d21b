import {
  finalSchedule,
  whoIsOnCall,
  type RotationLayer,
  type Schedule,
} from '../libs/on-call/dist/index.js';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const people = Array.from({ length: 50 }, (_, index) => `person ${String(index)}`);

/** Ten layers with fifty people: offices by day, hours in turn below, everything that costs. */
function tenLayers(start: string, turnsFollow: RotationLayer['turnsFollow']): Schedule {
  const layers = Array.from({ length: 10 }, (_, index): RotationLayer => {
    const isLowest = index === 9;
    return {
      kind: 'rotation',
      id: String(index),
      members: people.map((person) => [person]),
      start,
      end: null,
      rotation: isLowest
        ? { unit: 'hours', every: 12 }
        : { unit: 'weeks', every: 1, weekday: 1, handOffTime: '09:00' },
      windows: isLowest
        ? []
        : [
            {
              kind: 'daily',
              opens: `${String(10 + index)}:00`,
              closes: `${String(11 + index)}:00`,
            },
          ],
      holidays: 'off',
      turnsFollow,
    };
  });
  const holidayCalendars = [{ id: 'holidays', dates: ['2026-05-01', '2026-12-25', '2026-12-26'] }];
  return { timeZone: 'Europe/Berlin', mode: 'one-wins', layers, holidayCalendars, overrides: [] };
}

/** Microseconds that one question takes to each schedule, in the fastest of many rounds; they take turns. */
function fastest(
  schedules: readonly Schedule[],
  times: number,
  ask: (schedule: Schedule, index: number) => unknown,
): number[] {
  const best = schedules.map(() => Infinity);
  for (let round = 0; round < 20; round += 1) {
    for (const [which, schedule] of schedules.entries()) {
      const begun = performance.now();
      for (let index = 0; index < times; index += 1) ask(schedule, index);
      const each = ((performance.now() - begun) * 1000) / times;
      best[which] = Math.min(best[which] ?? Infinity, each);
    }
  }
  return best;
}

/** What questions to a schedule cost, of a new one and of one that began ten years ago. */
export function measureSchedules() {
  return (['calendar', 'coverage'] as const).map((turnsFollow) => {
    const schedules = [
      tenLayers('2026-05-04T09:00', turnsFollow),
      tenLayers('2016-05-02T09:00', turnsFollow),
    ];
    const [whoUs = NaN, whoOldUs = NaN] = fastest(schedules, 10_000, (schedule, index) =>
      whoIsOnCall(schedule, now + ((index * 977) % 525_600) * 60_000),
    );
    const [yearUs = NaN, yearOldUs = NaN] = fastest(schedules, 5, (schedule) =>
      finalSchedule(schedule, now, now + 365 * dayMs),
    );
    return { turnsFollow, whoUs, whoOldUs, yearMs: yearUs / 1000, yearOldMs: yearOldUs / 1000 };
  });
}
