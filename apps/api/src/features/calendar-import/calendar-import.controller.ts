import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ImportCalendarDto, type CalendarImportDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CalendarImport } from './calendar-import.service.js';

@Controller('api/v1/projects/:projectId/calendar-import')
export class CalendarImportController {
  constructor(private readonly calendars: CalendarImport) {}

  /** The layer that a calendar makes, and who is meant by whom in it; nothing is changed. */
  @Post()
  @HttpCode(200)
  @AllowTo('read', 'schedules')
  read(
    @PathId('projectId') projectId: string,
    @Body() body: ImportCalendarDto,
  ): Promise<CalendarImportDto> {
    return this.calendars.read(projectId, body);
  }
}
