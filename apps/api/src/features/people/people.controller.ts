import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import {
  PageQueryDto,
  UpdateMemberDto,
  type MemberDto,
  type MemberRemovalDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { PeopleService } from './people.service.js';
import { Removals } from './removals.service.js';

@Controller('api/v1/projects/:projectId/members')
export class PeopleController {
  constructor(
    private readonly service: PeopleService,
    private readonly removals: Removals,
  ) {}

  @Get()
  @AllowTo('read', 'members')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<MemberDto>> {
    return this.service.list(projectId, query);
  }

  @Get(':userId')
  @AllowTo('read', 'members')
  get(
    @PathId('projectId') projectId: string,
    @PathId('userId') userId: string,
  ): Promise<MemberDto> {
    return this.service.get({ projectId, userId });
  }

  @Patch(':userId')
  @AllowTo('write', 'members')
  changeRole(
    @PathId('projectId') projectId: string,
    @PathId('userId') userId: string,
    @Body() { role }: UpdateMemberDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<MemberDto> {
    return this.service.changeRole({ projectId, userId }, role, expected);
  }

  @Get(':userId/removal')
  @AllowTo('read', 'members')
  describeRemoval(
    @PathId('projectId') projectId: string,
    @PathId('userId') userId: string,
  ): Promise<MemberRemovalDto> {
    return this.removals.describe({ projectId, userId });
  }

  @Delete(':userId')
  @HttpCode(204)
  @AllowTo('write', 'members')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('userId') userId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.removals.remove({ projectId, userId }, expected);
  }
}
