import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  FinalScheduleQueryDto,
  MomentDto,
  PeriodDto,
  PreviewScheduleDto,
  type CoverageDto,
  type FinalScheduleDto,
  type OnCallDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { OnCall } from './on-call.service.js';

@Controller('api/v1/projects/:projectId/schedules')
export class OnCallController {
  constructor(private readonly onCall: OnCall) {}

  /** What an unsaved schedule would say; nothing is changed. */
  @Post('preview')
  @HttpCode(200)
  @AllowTo('read', 'schedules')
  preview(
    @PathId('projectId') projectId: string,
    @Body() body: PreviewScheduleDto,
  ): Promise<FinalScheduleDto> {
    return this.onCall.preview(projectId, body);
  }

  @Get(':scheduleId/on-call')
  @AllowTo('read', 'schedules')
  who(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Query() { at }: MomentDto,
  ): Promise<OnCallDto> {
    return this.onCall.who({ projectId, scheduleId }, at);
  }

  /** At most 400 days at once, and 93 with each layer. */
  @Get(':scheduleId/final')
  @AllowTo('read', 'schedules')
  final(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Query() query: FinalScheduleQueryDto,
  ): Promise<FinalScheduleDto> {
    return this.onCall.final({ projectId, scheduleId }, query);
  }

  /** Hours per person, and gaps. At most 400 days at once. */
  @Get(':scheduleId/coverage')
  @AllowTo('read', 'schedules')
  coverage(
    @PathId('projectId') projectId: string,
    @PathId('scheduleId') scheduleId: string,
    @Query() period: PeriodDto,
  ): Promise<CoverageDto> {
    return this.onCall.coverage({ projectId, scheduleId }, period);
  }
}
