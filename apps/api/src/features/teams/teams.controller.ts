import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  CreateTeamDto,
  PageQueryDto,
  UpdateTeamDto,
  type PageDto,
  type TeamDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { TeamsService } from './teams.service.js';

@Controller('api/v1/projects/:projectId/teams')
export class TeamsController {
  constructor(private readonly service: TeamsService) {}

  @Get()
  @AllowTo('read', 'teams')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<TeamDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'teams')
  create(@PathId('projectId') projectId: string, @Body() body: CreateTeamDto): Promise<TeamDto> {
    return this.service.create(projectId, body);
  }

  @Get(':teamId')
  @AllowTo('read', 'teams')
  get(@PathId('projectId') projectId: string, @PathId('teamId') teamId: string): Promise<TeamDto> {
    return this.service.get({ projectId, teamId });
  }

  @Patch(':teamId')
  @AllowTo('write', 'teams')
  update(
    @PathId('projectId') projectId: string,
    @PathId('teamId') teamId: string,
    @Body() body: UpdateTeamDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<TeamDto> {
    return this.service.update({ projectId, teamId }, body, expected);
  }

  @Delete(':teamId')
  @HttpCode(204)
  @AllowTo('write', 'teams')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('teamId') teamId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, teamId }, expected);
  }
}
