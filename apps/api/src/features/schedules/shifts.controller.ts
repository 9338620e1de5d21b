import { Controller, Get, Query } from '@nestjs/common';
import { ShiftsQueryDto, type PersonShiftsDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { Shifts } from './shifts.service.js';

@Controller('api/v1/projects/:projectId/shifts')
export class ShiftsController {
  constructor(private readonly shifts: Shifts) {}

  /** One's own, or those of somebody of the project. At most 93 days at once. */
  @Get()
  @AllowTo('read', 'schedules')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: ShiftsQueryDto,
  ): Promise<PersonShiftsDto> {
    return this.shifts.list(projectId, query);
  }
}
