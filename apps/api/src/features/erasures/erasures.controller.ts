import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ErasedCallerDto,
  PageQueryDto,
  type ErasureDto,
  type PageDto,
  type TracesOfCallerDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ErasuresService } from './erasures.service.js';

@Controller('api/v1/projects/:projectId/erasures')
export class ErasuresController {
  constructor(private readonly service: ErasuresService) {}

  @Get()
  @AllowTo('read', 'erasures')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<ErasureDto>> {
    return this.service.list(projectId, query);
  }

  @Get(':erasureId')
  @AllowTo('read', 'erasures')
  get(
    @PathId('projectId') projectId: string,
    @PathId('erasureId') erasureId: string,
  ): Promise<ErasureDto> {
    return this.service.get({ projectId, erasureId });
  }

  /** What there is of a caller. The number stands in the body, so that no log of addresses has it. */
  @Post('preview')
  @HttpCode(200)
  @AllowTo('read', 'erasures')
  preview(
    @PathId('projectId') projectId: string,
    @Body() body: ErasedCallerDto,
  ): Promise<TracesOfCallerDto> {
    return this.service.preview(projectId, body);
  }

  /** Erases a caller for good, from now on bit by bit. What they do after this moment is not erased. */
  @Post()
  @AllowTo('write', 'erasures')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: ErasedCallerDto,
  ): Promise<ErasureDto> {
    return this.service.create(projectId, body);
  }
}
