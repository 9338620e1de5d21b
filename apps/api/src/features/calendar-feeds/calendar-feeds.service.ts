import { Inject, Injectable } from '@nestjs/common';
import {
  routes,
  type CalendarFeedDto,
  type CreateCalendarFeedDto,
  type CreatedCalendarFeedDto,
  type PageDto,
  type PageQueryDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { CalendarSegments } from '../schedules/calendar-segments.service.js';
import {
  CalendarFeedsRepository,
  type FeedKey,
  type FeedRow,
} from './calendar-feeds.repository.js';
import { hashToken, makeToken } from './feed-token.js';

/** The calendars that people subscribe to: each their own, made, renewed and revoked by themselves. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly repository: CalendarFeedsRepository,
    private readonly segments: CalendarSegments,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<CalendarFeedDto>> {
    const rows = await this.repository.list({ projectId, userId: personWhoAsks() }, query);
    return toPage(rows, query, {
      item: toFeedDto,
      cursor: ({ created_at: created, id }) => [String(created.getTime()), id],
    });
  }

  async create(projectId: string, body: CreateCalendarFeedDto): Promise<CreatedCalendarFeedDto> {
    const userId = personWhoAsks();
    const scheduleId = body.scheduleId?.toLowerCase() ?? null;
    await this.assertOurs(projectId, scheduleId);
    const token = makeToken();
    return this.repository.transaction(async (tx) => {
      const feedId = await this.repository.create(tx, {
        ...{ projectId, userId, scheduleId, at: this.clock.now() },
        tokenHash: hashToken(token),
      });
      const row = await this.get(tx, { projectId, userId, feedId });
      await this.tell(tx, 'calendar-feed.created', { projectId, row });
      return this.withAddress(row, token);
    });
  }

  /** The old address is void. */
  async renew(projectId: string, feedId: string): Promise<CreatedCalendarFeedDto> {
    const key = { projectId, userId: personWhoAsks(), feedId };
    const token = makeToken();
    return this.repository.transaction(async (tx) => {
      await this.get(tx, key);
      const at = this.clock.now();
      await this.repository.renew(tx, feedId, { tokenHash: hashToken(token), at });
      const row = await this.get(tx, key);
      await this.tell(tx, 'calendar-feed.renewed', { projectId, row });
      return this.withAddress(row, token);
    });
  }

  async revoke(projectId: string, feedId: string): Promise<void> {
    const key = { projectId, userId: personWhoAsks(), feedId };
    await this.repository.transaction(async (tx) => {
      const row = await this.get(tx, key);
      await this.repository.remove(tx, feedId);
      await this.tell(tx, 'calendar-feed.revoked', { projectId, row });
    });
  }

  private async get(tx: EntityManager, key: FeedKey): Promise<FeedRow> {
    const row = await this.repository.lock(tx, key);
    if (row !== undefined) return row;
    throw new DomainError('not-found', 'You have no such calendar in this project.');
  }

  private async assertOurs(projectId: string, scheduleId: string | null): Promise<void> {
    if (scheduleId === null) return;
    if ((await this.segments.findName({ projectId, scheduleId })) !== undefined) return;
    const message = 'Choose a schedule of this project.';
    throw new DomainError('invalid-request', message, { scheduleId: [message] });
  }

  private async tell(
    tx: EntityManager,
    action: 'calendar-feed.created' | 'calendar-feed.renewed' | 'calendar-feed.revoked',
    { projectId, row }: { projectId: string; row: FeedRow },
  ): Promise<void> {
    const calendar = row.schedule_name ?? 'Own shifts';
    await this.audit.record(tx, {
      action,
      projectId,
      target: { id: row.id, name: calendar },
      ...(action === 'calendar-feed.revoked' ? { before: { calendar } } : { after: { calendar } }),
    });
  }

  private withAddress(row: FeedRow, token: string): CreatedCalendarFeedDto {
    return Object.assign(toFeedDto(row), {
      url: `${this.environment.publicUrl}${routes.calendar(token)}`,
    });
  }
}

function toFeedDto(row: FeedRow): CalendarFeedDto {
  return {
    id: row.id,
    scheduleId: row.schedule_id,
    scheduleName: row.schedule_name,
    createdAt: row.created_at.toISOString(),
    renewedAt: row.renewed_at.toISOString(),
    lastReadAt: row.last_read_at?.toISOString() ?? null,
  };
}

function personWhoAsks(): string {
  const { actor } = currentActing();
  if (actor.kind === 'person') return actor.id;
  throw new DomainError(
    'invalid-request',
    'A calendar belongs to a person; an API key has none. Sign in to make one.',
  );
}
