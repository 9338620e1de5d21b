import { Controller, Get, Query } from '@nestjs/common';
import { PageQueryDto, type MemberDto, type PageDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { PeopleService } from './people.service.js';

@Controller('api/v1/projects/:projectId/members')
export class PeopleController {
  constructor(private readonly service: PeopleService) {}

  @Get()
  @AllowTo('read', 'members')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<MemberDto>> {
    return this.service.list(projectId, query);
  }
}
