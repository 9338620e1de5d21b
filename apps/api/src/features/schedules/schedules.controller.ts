import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  CreateScheduleDto,
  SchedulesQueryDto,
  UpdateScheduleDto,
  type PageDto,
  type ScheduleDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { SchedulesService } from './schedules.service.js';

@Controller('api/v1/projects/:projectId/schedules')
export class SchedulesController {
  constructor(private readonly service: SchedulesService) {}

  @Get()
  @AllowTo('read', 'schedules')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: SchedulesQueryDto,
  ): Promise<PageDto<ScheduleDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'schedules')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateScheduleDto,
  ): Promise<ScheduleDto> {
    return this.service.create(projectId, body);
  }

  @Get(':scheduleId')
  @AllowTo('read', 'schedules')
  get(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
  ): Promise<ScheduleDto> {
    return this.service.get({ projectId, scheduleId });
  }

  @Patch(':scheduleId')
  @AllowTo('write', 'schedules')
  update(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Body() body: UpdateScheduleDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<ScheduleDto> {
    return this.service.update({ projectId, scheduleId }, body, expected);
  }

  @Delete(':scheduleId')
  @HttpCode(204)
  @AllowTo('write', 'schedules')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, scheduleId }, expected);
  }
}
