import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import type {
  CreateScheduleDto,
  PageDto,
  ScheduleDto,
  SchedulesQueryDto,
  UpdateScheduleDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { TargetUses } from '../escalation/target-uses.service.js';
import { assertSound, definitionOf, peopleOf } from './schedule-definition.js';
import {
  toAuditedSchedule,
  toDefinition,
  toScheduleDto,
  type ScheduleRow,
} from './schedule.mapper.js';
import {
  SchedulesRepository,
  type ScheduleFields,
  type ScheduleKey,
} from './schedules.repository.js';

/** The on-call schedules of a project. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly repository: SchedulesRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly uses: TargetUses,
  ) {}

  async list(projectId: string, query: SchedulesQueryDto): Promise<PageDto<ScheduleDto>> {
    const limit = await this.repository.lengthOfPage(projectId, query);
    const page = Object.assign({}, query, { limit });
    return toPage(await this.repository.list(projectId, page), page, {
      item: toScheduleDto,
      cursor: ({ sort_name: name, id }) => [name, id],
    });
  }

  async get(key: ScheduleKey): Promise<ScheduleDto> {
    return toScheduleDto(assertFound(await this.repository.find(key)));
  }

  /** All of a project, as they are; @param lock keeps them so until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<ScheduleDto[]> {
    if (lock) await this.repository.lockAll(tx, projectId);
    return (await this.repository.all(tx, projectId)).map(toScheduleDto);
  }

  /** What a request says, with everything said that it left out. */
  wholeOf(asked: CreateScheduleDto): ScheduleFields {
    const { name, description = '' } = asked;
    return { name, description, ...definitionOf(asked) };
  }

  /** @throws {DomainError} when a question about it would have no answer; whom it names is not asked. */
  assertSound(asked: CreateScheduleDto): void {
    assertSound(definitionOf(asked));
  }

  async create(projectId: string, asked: CreateScheduleDto): Promise<ScheduleDto> {
    return this.repository.transaction((tx) => this.createWithin(tx, projectId, asked));
  }

  async createWithin(
    tx: EntityManager,
    projectId: string,
    asked: CreateScheduleDto,
  ): Promise<ScheduleDto> {
    const fields = this.wholeOf(asked);
    assertSound(fields);
    await this.repository.holdPeople(tx, projectId, { named: peopleOf(fields) });
    const scheduleId = await this.repository.create(tx, projectId, fields);
    return this.record(tx, 'schedule.created', { projectId, scheduleId });
  }

  async update(
    key: ScheduleKey,
    asked: Partial<UpdateScheduleDto>,
    expected: ExpectedVersion,
  ): Promise<ScheduleDto> {
    return this.repository.change((tx) => this.updateWithin(tx, key, asked, expected));
  }

  /** What is set to what it was is no change. */
  async updateWithin(
    tx: EntityManager,
    key: ScheduleKey,
    asked: Partial<UpdateScheduleDto>,
    expected?: ExpectedVersion,
  ): Promise<ScheduleDto> {
    const before = assertFound(await this.repository.lock(tx, key));
    assertVersion(expected, before.version);
    const present = toDefinition(before);
    const definition = definitionOf(asked, present);
    // A layer that everybody has left is no mistake of whoever changes something else.
    assertSound(asked.layers === undefined ? { ...definition, layers: [] } : definition);

    const { name = before.name, description = before.description } = asked;
    const hasNewLayers = !isDeepStrictEqual(definition.layers, present.layers);
    const isAsIs =
      name === before.name &&
      description === before.description &&
      isDeepStrictEqual(definition, present);
    if (isAsIs) return toScheduleDto(before);

    if (hasNewLayers) {
      const people = before.people.map(({ userId }) => userId);
      const named = peopleOf(definition);
      await this.repository.holdPeople(tx, key.projectId, { named, present: people });
    }
    const fields = { name, description, ...definition };
    await this.repository.update(tx, key, { ...fields, updatedAt: this.clock.now() });
    if (hasNewLayers) await this.repository.replaceLayers(tx, key, definition);
    return this.record(tx, 'schedule.updated', key, before);
  }

  async remove(key: ScheduleKey, expected: ExpectedVersion): Promise<void> {
    await this.repository.transaction((tx) => this.removeWithin(tx, key, expected));
  }

  async removeWithin(
    tx: EntityManager,
    key: ScheduleKey,
    expected?: ExpectedVersion,
  ): Promise<void> {
    const schedule = assertFound(await this.repository.lock(tx, key));
    assertVersion(expected, schedule.version);
    await this.uses.assertUnused(tx, { kind: 'schedule', id: key.scheduleId });
    await this.repository.holdPeople(tx, key.projectId, {
      named: [],
      present: schedule.people.map(({ userId }) => userId),
    });
    await this.repository.remove(tx, key);
    await this.audit.record(tx, {
      action: 'schedule.deleted',
      projectId: key.projectId,
      target: { id: key.scheduleId, name: schedule.name },
      before: toAuditedSchedule(schedule),
    });
  }

  private async record(
    tx: EntityManager,
    action: 'schedule.created' | 'schedule.updated',
    key: ScheduleKey,
    before?: ScheduleRow,
  ): Promise<ScheduleDto> {
    const schedule = assertFound(await this.repository.find(key, tx));
    await this.audit.record(tx, {
      action,
      projectId: key.projectId,
      target: { id: key.scheduleId, name: schedule.name },
      before: before && toAuditedSchedule(before),
      after: toAuditedSchedule(schedule),
    });
    return toScheduleDto(schedule);
  }
}

function assertFound(schedule: ScheduleRow | undefined): ScheduleRow {
  if (schedule !== undefined) return schedule;
  throw noSuchSchedule();
}

export function noSuchSchedule(): DomainError {
  return new DomainError('not-found', 'There is no such schedule in this project.');
}
