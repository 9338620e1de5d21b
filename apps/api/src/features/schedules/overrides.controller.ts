import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateScheduleOverrideDto,
  ScheduleOverridesQueryDto,
  type PageDto,
  type ScheduleOverrideDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { Overrides } from './overrides.service.js';

@Controller('api/v1/projects/:projectId/schedules/:scheduleId/overrides')
export class OverridesController {
  constructor(private readonly overrides: Overrides) {}

  @Get()
  @AllowTo('read', 'schedule-overrides')
  list(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Query() query: ScheduleOverridesQueryDto,
  ): Promise<PageDto<ScheduleOverrideDto>> {
    return this.overrides.list({ projectId, scheduleId }, query);
  }

  /** Owners and admins for anybody; responders put themselves on call. */
  @Post()
  @AllowTo('write', 'schedule-overrides')
  create(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Body() body: CreateScheduleOverrideDto,
  ): Promise<ScheduleOverrideDto> {
    return this.overrides.create({ projectId, scheduleId }, body);
  }

  /** One that is under way ends now; what it did until now stays. */
  @Delete(':overrideId')
  @HttpCode(204)
  @AllowTo('write', 'schedule-overrides')
  cancel(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @PathId('overrideId') overrideId: string,
  ): Promise<void> {
    return this.overrides.cancel({ projectId, scheduleId, overrideId });
  }
}
