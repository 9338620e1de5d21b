import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CallerEntriesQueryDto,
  CreateCallerEntryDto,
  type CallerEntryDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CallerListsService } from './caller-lists.service.js';

@Controller('api/v1/projects/:projectId/caller-entries')
export class CallerListsController {
  constructor(private readonly service: CallerListsService) {}

  @Get()
  @AllowTo('read', 'policies')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: CallerEntriesQueryDto,
  ): Promise<PageDto<CallerEntryDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'policies')
  add(
    @PathId('projectId') projectId: string,
    @Body() body: CreateCallerEntryDto,
  ): Promise<CallerEntryDto> {
    return this.service.add(projectId, body);
  }

  @Delete(':entryId')
  @HttpCode(204)
  @AllowTo('write', 'policies')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('entryId') entryId: string,
  ): Promise<void> {
    return this.service.remove({ projectId, entryId });
  }
}
