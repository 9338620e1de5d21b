import { Injectable } from '@nestjs/common';
import {
  type CoverageDto,
  type FinalScheduleDto,
  type FinalScheduleQueryDto,
  type OnCallDto,
  type PeriodDto,
  type PreviewScheduleDto,
} from '@ringdown/contracts';
import { whoIsOnCall, type Interval, type Schedule } from '@ringdown/on-call';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import {
  cover,
  findHandOff,
  layOut,
  mostDays,
  namedIn,
  readMoment,
  readPeriod,
  toReasonDto,
  toTime,
  toTimes,
} from './on-call-answer.js';
import { OverridesRepository } from './overrides.repository.js';
import { assertSound, definitionOf, peopleOf, toAnswerable } from './schedule-definition.js';
import { toDefinition } from './schedule.mapper.js';
import { SchedulesRepository, type ScheduleKey } from './schedules.repository.js';
import { noSuchSchedule } from './schedules.service.js';

/** The next hand-off is looked for in so much time. */
const outlookMs = 366 * 86_400_000;

/** Answers who is on call when. */
@Injectable()
export class OnCall {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly clock: Clock,
  ) {}

  async who(key: ScheduleKey, asked: string | undefined): Promise<OnCallDto> {
    const at = asked === undefined ? this.clock.now().getTime() : readMoment(asked);
    const schedule = await this.read(key, { from: at, to: at + outlookMs });
    const { people: userIds, reason } = whoIsOnCall(schedule, at);
    const until = await findHandOff(schedule, at);
    const people = await this.schedules.people(key.projectId, userIds);
    return {
      at: toTime(at),
      people: userIds.flatMap((id) => people.find(({ userId }) => userId === id) ?? []),
      reason: toReasonDto(reason),
      until: until === undefined ? null : toTime(until),
    };
  }

  async final(key: ScheduleKey, query: FinalScheduleQueryDto): Promise<FinalScheduleDto> {
    const { layers = false } = query;
    const period = readPeriod(query, { now: this.clock.now(), most: mostDays(layers) });
    const schedule = await this.read(key, period);
    return this.answer(key.projectId, await layOut(schedule, period, layers));
  }

  async coverage(key: ScheduleKey, query: PeriodDto): Promise<CoverageDto> {
    const period = readPeriod(query, { now: this.clock.now(), most: mostDays(false) });
    const schedule = await this.read(key, period);
    const { hours, gaps } = await cover(schedule, period);
    const people = await this.schedules.people(key.projectId, [...hours.keys()]);
    return {
      people: people.map(({ userId, name, phone }) => ({
        userId,
        name,
        phone,
        hours: hours.get(userId) ?? 0,
      })),
      gaps: gaps.map(toTimes),
    };
  }

  /** What a schedule would say that is not saved yet, under the overrides of the one that it is to become. */
  async preview(projectId: string, asked: PreviewScheduleDto): Promise<FinalScheduleDto> {
    const { scheduleId } = asked;
    if (scheduleId !== undefined) await this.assertOurs(projectId, scheduleId);
    const period = readPeriod(asked, { now: this.clock.now(), most: mostDays(true) });
    const definition = definitionOf(asked.schedule);
    assertSound(definition, 'schedule.');
    await this.schedules.transaction((tx) =>
      this.schedules.holdPeople(tx, projectId, {
        named: peopleOf(definition).map(({ path, userId }) => ({
          path: `schedule.${path}`,
          userId,
        })),
      }),
    );
    const overrides =
      scheduleId === undefined
        ? []
        : await this.overrides.during({ projectId, scheduleId }, period);
    const schedule = toAnswerable(definition, overrides);
    return this.answer(projectId, await layOut(schedule, period, true));
  }

  private async answer(
    projectId: string,
    laidOut: Omit<FinalScheduleDto, 'people'>,
  ): Promise<FinalScheduleDto> {
    return { ...laidOut, people: await this.schedules.people(projectId, namedIn(laidOut)) };
  }

  private async read(key: ScheduleKey, period: Interval): Promise<Schedule> {
    const row = await this.schedules.find(key);
    if (row === undefined) throw noSuchSchedule();
    return toAnswerable(toDefinition(row), await this.overrides.during(key, period));
  }

  private async assertOurs(projectId: string, scheduleId: string): Promise<void> {
    if ((await this.schedules.find({ projectId, scheduleId })) !== undefined) return;
    const message = 'Choose a schedule of this project.';
    throw new DomainError('invalid-request', message, { scheduleId: [message] });
  }
}
