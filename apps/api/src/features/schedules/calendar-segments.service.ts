import { Injectable } from '@nestjs/common';
import type { Interval, Schedule } from '@ringdown/on-call';

import { stepsOf } from './laid-out.js';
import { OverridesRepository } from './overrides.repository.js';
import { toAnswerable } from './schedule-definition.js';
import { toDefinition } from './schedule.mapper.js';
import { SchedulesRepository, type ScheduleKey } from './schedules.repository.js';

/** A schedule that somebody has on their calendar, and when which people are on call by it. */
export type CalendarSchedule = { id: string; name: string; shifts: CalendarShift[] };
/** People on call together from one moment to another, by name. */
type CalendarShift = Interval & { names: string[] };

type Bounds = { period: Interval; most: number };
type Stretch = Interval & { people: readonly string[] };

/** Lays schedules out for calendars: what does not fit is left out at the end, not refused. */
@Injectable()
export class CalendarSegments {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly overrides: OverridesRepository,
  ) {}

  /** Everybody's shifts of one schedule; undefined when the project has no such schedule. */
  async ofSchedule(key: ScheduleKey, bounds: Bounds): Promise<CalendarSchedule | undefined> {
    return this.layOut(key, bounds, (people) => people);
  }

  /** One person's shifts, schedule by schedule, by the schedules' names. */
  async ofPerson(
    { projectId, userId }: { projectId: string; userId: string },
    { period, most }: Bounds,
  ): Promise<CalendarSchedule[]> {
    const onCall: CalendarSchedule[] = [];
    let left = most;
    for (const scheduleId of await this.schedules.idsNaming({ projectId, userId, period })) {
      const bounds = { period, most: left };
      const one = await this.layOut({ projectId, scheduleId }, bounds, (people) =>
        people.includes(userId) ? [userId] : [],
      );
      if (one === undefined) continue;
      onCall.push(one);
      left -= one.shifts.length;
    }
    return onCall;
  }

  /** The name of a schedule of the project, if there is such a one. */
  async findName(key: ScheduleKey): Promise<string | undefined> {
    return (await this.schedules.find(key))?.name;
  }

  private async layOut(
    key: ScheduleKey,
    { period, most }: Bounds,
    wanted: (people: readonly string[]) => readonly string[],
  ): Promise<CalendarSchedule | undefined> {
    const row = await this.schedules.find(key);
    if (row === undefined) return undefined;
    const schedule = toAnswerable(toDefinition(row), await this.overrides.during(key, period));
    const stretches = await stretchesOf(schedule, { period, most }, wanted);
    const ids = [...new Set(stretches.flatMap(({ people }) => people))];
    const people = await this.schedules.people(key.projectId, ids);
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    const shifts = stretches.map((stretch) => ({
      from: stretch.from,
      to: stretch.to,
      names: stretch.people.flatMap((id) => names.get(id) ?? []),
    }));
    return { id: row.id, name: row.name, shifts };
  }
}

/** When somebody wanted is on call, the reason left aside: neighbours with the same people are one. */
async function stretchesOf(
  schedule: Schedule,
  { period, most }: Bounds,
  wanted: (people: readonly string[]) => readonly string[],
): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  let named = 0;
  for await (const { people, from, to } of stepsOf(schedule, period)) {
    if (add(stretches, { from, to, people: wanted(people) })) named += people.length;
    // What does not fit need not be laid out.
    if (stretches.length > most || named > mostNamed) break;
  }
  return stretches.slice(0, most);
}

/** In one calendar: hundreds of people on call together every hour would be more than any program reads. */
const mostNamed = 200_000;

/** @returns whether it is one more. */
function add(stretches: Stretch[], next: Stretch): boolean {
  if (next.people.length === 0) return false;
  const last = stretches.at(-1);
  if (last?.to !== next.from || !areAlike(last.people, next.people)) {
    stretches.push(next);
    return true;
  }
  stretches[stretches.length - 1] = { ...last, to: next.to };
  return false;
}

function areAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((person, index) => person === other[index]);
}
