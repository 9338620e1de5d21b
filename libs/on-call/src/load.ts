import { compileSchedule } from './compiled-schedule.js';
import { finalSchedule } from './final-schedule.js';
import type { Instant, PersonId, Schedule } from './schedule.js';

const hourMs = 3_600_000;

/** How long somebody is on call, in hours that really pass. */
export interface PersonLoad {
  readonly person: PersonId;
  readonly hours: number;
}

/** The load of everyone whom a layer names, and of whoever an override brings in, in `[from, to)`. */
export function loadPerPerson(schedule: Schedule, from: Instant, to: Instant): PersonLoad[] {
  const { everyone, inOrder } = compileSchedule(schedule);
  const ms = new Map(everyone.map((person) => [person, 0]));
  for (const segment of finalSchedule(schedule, from, to)) {
    for (const person of segment.people) {
      ms.set(person, (ms.get(person) ?? 0) + segment.to - segment.from);
    }
  }
  return inOrder(ms.keys()).map((person) => ({ person, hours: (ms.get(person) ?? 0) / hourMs }));
}
