import { Body, Controller, Get, Put } from '@nestjs/common';
import { SetRetentionDto, type RetentionDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RetentionService } from './retention.service.js';

@Controller('api/v1/projects/:projectId/retention')
export class RetentionController {
  constructor(private readonly service: RetentionService) {}

  @Get()
  @AllowTo('read', 'project')
  get(@PathId('projectId') projectId: string): Promise<RetentionDto> {
    return this.service.get(projectId);
  }

  @Put()
  @AllowTo('write', 'project')
  set(
    @PathId('projectId') projectId: string,
    @Body() body: SetRetentionDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<RetentionDto> {
    return this.service.set(projectId, body, expected);
  }
}
