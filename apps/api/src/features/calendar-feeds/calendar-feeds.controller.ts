import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateCalendarFeedDto,
  PageQueryDto,
  type CalendarFeedDto,
  type CreatedCalendarFeedDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

/** Everybody who may read schedules makes, renews and revokes calendars of their own. */
@Controller('api/v1/projects/:projectId/calendar-feeds')
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  /** One's own; nobody sees those of others. */
  @Get()
  @AllowTo('read', 'schedules')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<CalendarFeedDto>> {
    return this.feeds.list(projectId, query);
  }

  /** One for each schedule, and one for one's own shifts; not by an API key. The answer alone has the address. */
  @Post()
  @AllowTo('read', 'schedules')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateCalendarFeedDto,
  ): Promise<CreatedCalendarFeedDto> {
    return this.feeds.create(projectId, body);
  }

  /** A new address; the old one is void at once. */
  @Post(':feedId/renew')
  @HttpCode(200)
  @AllowTo('read', 'schedules')
  renew(
    @PathId('projectId') projectId: string,
    @PathId('feedId') feedId: string,
  ): Promise<CreatedCalendarFeedDto> {
    return this.feeds.renew(projectId, feedId);
  }

  /** The address is void at once. */
  @Delete(':feedId')
  @HttpCode(204)
  @AllowTo('read', 'schedules')
  revoke(@PathId('projectId') projectId: string, @PathId('feedId') feedId: string): Promise<void> {
    return this.feeds.revoke(projectId, feedId);
  }
}
