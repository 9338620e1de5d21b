import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  CreateProjectDto,
  DeleteProjectDto,
  UpdateProjectDto,
  type ProjectDeletionDto,
  type ProjectDto,
} from '@ringdown/contracts';

import { AllowSignedIn, AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { ProjectsService } from './projects.service.js';

@Controller('api/v1/projects')
export class ProjectsController {
  constructor(private readonly service: ProjectsService) {}

  @Post()
  @AllowSignedIn()
  create(@CurrentUser() user: SignedInUser, @Body() body: CreateProjectDto): Promise<ProjectDto> {
    return this.service.create(body, user);
  }

  @Get(':projectId')
  @AllowTo('read', 'project')
  get(@PathId('projectId') projectId: string): Promise<ProjectDto> {
    return this.service.get(projectId);
  }

  @Patch(':projectId')
  @AllowTo('write', 'project')
  update(
    @PathId('projectId') projectId: string,
    @Body() body: UpdateProjectDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<ProjectDto> {
    return this.service.update(projectId, body, expected);
  }

  @Get(':projectId/deletion')
  @AllowTo('read', 'project')
  describeDeletion(@PathId('projectId') projectId: string): Promise<ProjectDeletionDto> {
    return this.service.describeDeletion(projectId);
  }

  @Delete(':projectId')
  @HttpCode(204)
  @AllowTo('write', 'project')
  remove(
    @PathId('projectId') projectId: string,
    @Body() body: DeleteProjectDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove(projectId, body, expected);
  }
}
