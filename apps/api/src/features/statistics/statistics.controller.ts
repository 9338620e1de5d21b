import { Controller, Get, Query } from '@nestjs/common';
import { StatisticsQueryDto, type StatisticsDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { StatisticsService } from './statistics.service.js';

@Controller('api/v1/projects/:projectId/statistics')
export class StatisticsController {
  constructor(private readonly service: StatisticsService) {}

  /** What became of the calls of a period, a year at most. */
  @Get()
  @AllowTo('read', 'calls')
  show(
    @PathId('projectId') projectId: string,
    @Query() query: StatisticsQueryDto,
  ): Promise<StatisticsDto> {
    return this.service.show(projectId, query);
  }
}
