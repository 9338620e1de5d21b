import { Injectable } from '@nestjs/common';
import type { PersonShiftDto, PersonShiftsDto, ShiftsQueryDto } from '@ringdown/contracts';
import type { Interval } from '@ringdown/on-call';

import { currentActing } from '../../platform/access/acting.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Room, segmentsOf } from './laid-out.js';
import { mostDays, readPeriod, toTimes } from './on-call-answer.js';
import { OverridesRepository } from './overrides.repository.js';
import { toAnswerable } from './schedule-definition.js';
import { toDefinition } from './schedule.mapper.js';
import { SchedulesRepository } from './schedules.repository.js';

const hourMs = 3_600_000;

/** Answers when somebody is on call, on whichever schedule of a project. */
@Injectable()
export class Shifts {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly clock: Clock,
  ) {}

  async list(projectId: string, query: ShiftsQueryDto): Promise<PersonShiftsDto> {
    const userId = query.userId?.toLowerCase() ?? personWhoAsks();
    const period = readPeriod(query, { now: this.clock.now(), most: mostDays(true) });
    await this.assertMember(projectId, userId);

    const room = new Room();
    const shifts: PersonShiftDto[] = [];
    const hold = { projectId, userId, period };
    for (const scheduleId of await this.schedules.idsNaming(hold)) {
      shifts.push(...(await this.ofSchedule({ ...hold, scheduleId }, room)));
    }
    shifts.sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
    return { shifts, hours: hoursOf(shifts) };
  }

  private async ofSchedule(
    key: { projectId: string; userId: string; scheduleId: string; period: Interval },
    room: Room,
  ): Promise<PersonShiftDto[]> {
    const row = await this.schedules.find(key);
    if (row === undefined) return [];
    const schedule = toAnswerable(toDefinition(row), await this.overrides.during(key, key.period));
    const own: (Interval & { reason: PersonShiftDto['reason'] })[] = [];
    for await (const { people, from, to, reason } of segmentsOf(schedule, key.period)) {
      room.take(1 + people.length);
      if (!people.includes(key.userId)) continue;
      own.push({ from, to, reason: reason.kind === 'override' ? 'override' : 'layer' });
    }
    const { id: scheduleId, name: scheduleName, time_zone: timeZone } = row;
    return joined(own).map(({ reason, ...times }) => ({
      ...{ scheduleId, scheduleName, timeZone },
      ...toTimes(times),
      reason,
    }));
  }

  private async assertMember(projectId: string, userId: string): Promise<void> {
    const [member] = await this.schedules.people(projectId, [userId]);
    if (member !== undefined) return;
    const message = 'Choose a person of this project.';
    throw new DomainError('invalid-request', message, { userId: [message] });
  }
}

function personWhoAsks(): string {
  const { actor } = currentActing();
  if (actor.kind === 'person') return actor.id;
  const message = 'An API key has no shifts of its own: say whose are meant.';
  throw new DomainError('invalid-request', message, { userId: [message] });
}

/** Colleagues who come and go in the middle of a shift do not end it. */
function joined<Item extends Interval & { reason: string }>(items: readonly Item[]): Item[] {
  const whole: Item[] = [];
  for (const item of items) {
    const last = whole.at(-1);
    if (last?.to === item.from && last.reason === item.reason) {
      whole[whole.length - 1] = { ...last, to: item.to };
    } else {
      whole.push(item);
    }
  }
  return whole;
}

/** @param shifts by their beginning. */
function hoursOf(shifts: readonly PersonShiftDto[]): number {
  let counted = 0;
  let until = -Infinity;
  for (const shift of shifts) {
    const to = Date.parse(shift.to);
    counted += Math.max(0, to - Math.max(until, Date.parse(shift.from)));
    until = Math.max(until, to);
  }
  return counted / hourMs;
}
