import { Injectable } from '@nestjs/common';
import type {
  CreateScheduleOverrideDto,
  PageDto,
  ScheduleOverrideDto,
  ScheduleOverridesQueryDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { PeopleService } from '../people/people.service.js';
import { assertFits, assertMayCancel, assertMayCreate, assertPossible } from './override-rules.js';
import {
  toAuditedOverride,
  toOverride,
  toOverrideDto,
  type OverrideRow,
} from './override.mapper.js';
import { OverridesRepository, type OverrideKey } from './overrides.repository.js';
import type { ScheduleRow } from './schedule.mapper.js';
import { SchedulesRepository, type ScheduleKey } from './schedules.repository.js';
import { noSuchSchedule } from './schedules.service.js';

const minuteMs = 60_000;

/** Changes to what the layers of a schedule say, for a while. */
@Injectable()
export class Overrides {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly repository: OverridesRepository,
    private readonly people: PeopleService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(
    key: ScheduleKey,
    query: ScheduleOverridesQueryDto,
  ): Promise<PageDto<ScheduleOverrideDto>> {
    if ((await this.schedules.find(key)) === undefined) throw noSuchSchedule();
    return toPage(await this.repository.list(key, query), query, {
      item: toOverrideDto,
      cursor: ({ starts_at: start, id }) => [String(start.getTime()), id],
    });
  }

  /** One that has begun already holds from this minute on. */
  async create(key: ScheduleKey, asked: CreateScheduleOverrideDto): Promise<ScheduleOverrideDto> {
    return this.schedules.change(async (tx) => {
      const schedule = await this.lock(tx, key);
      const named = namedIn(asked);
      await this.schedules.holdPeople(tx, key.projectId, { named });
      assertFits(asked);
      const actor = actorOfNow();
      assertMayCreate(await this.people.roleOfActor(tx, key.projectId), actor.id, asked);

      const now = this.clock.now();
      const row = {
        kind: asked.kind,
        user_id: asked.userId?.toLowerCase() ?? null,
        by_user_id: asked.byUserId?.toLowerCase() ?? null,
        starts_at: new Date(asked.from),
        ends_at: new Date(asked.to),
        created_at: now,
        created_by: actor.id,
        created_by_name: actor.name,
      };
      const others = await this.repository.counting(key, now, tx);
      assertPossible(toOverride({ id: 'new', ...row }), others, now.getTime());

      // What is over stays as it was, and tells who was on call.
      const begins = Math.max(row.starts_at.getTime(), thisMinute(now).getTime());
      const overrideId = await this.repository.create(tx, key, {
        ...row,
        starts_at: new Date(begins),
      });
      const override = toOverrideDto(
        assertFound(await this.repository.find(tx, { ...key, overrideId })),
      );
      await this.audit.record(tx, {
        action: 'schedule-override.created',
        projectId: key.projectId,
        target: { id: key.scheduleId, name: schedule.name },
        after: toAuditedOverride(override),
      });
      return override;
    });
  }

  /** What is over stays as it was: it tells who was on call. */
  async cancel(key: OverrideKey): Promise<void> {
    await this.schedules.change(async (tx) => {
      const schedule = await this.lock(tx, key);
      const override = assertFound(await this.repository.find(tx, key));
      const role = await this.people.roleOfActor(tx, key.projectId);
      assertMayCancel(role, actorOfNow().id, override.created_by);

      const now = this.clock.now();
      if (override.ends_at <= now) {
        throw new DomainError('conflict', 'This override is over; it tells who was on call.');
      }
      const end = thisMinute(now);
      if (override.starts_at < end) await this.repository.endAt(tx, key, end);
      else await this.repository.remove(tx, key);
      await this.audit.record(tx, {
        action: 'schedule-override.cancelled',
        projectId: key.projectId,
        target: { id: key.scheduleId, name: schedule.name },
        before: toAuditedOverride(toOverrideDto(override)),
      });
    });
  }

  private async lock(tx: EntityManager, key: ScheduleKey): Promise<ScheduleRow> {
    const schedule = await this.schedules.lock(tx, key);
    if (schedule === undefined) throw noSuchSchedule();
    return schedule;
  }
}

function namedIn({ userId, byUserId }: CreateScheduleOverrideDto) {
  return Object.entries({ userId, byUserId }).flatMap(([path, id]) =>
    id === undefined ? [] : [{ path, userId: id.toLowerCase() }],
  );
}

function thisMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
}

/** An API key has no account that could cancel later. */
function actorOfNow(): { id: string | null; name: string } {
  const { actor } = currentActing();
  if (actor.kind === 'system') return { id: null, name: 'Ringdown' };
  return { id: actor.kind === 'person' ? actor.id : null, name: actor.name };
}

function assertFound(override: OverrideRow | undefined): OverrideRow {
  if (override !== undefined) return override;
  throw new DomainError('not-found', 'There is no such override of this schedule.');
}
