import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import {
  ApplyProjectFileDto,
  PlanProjectFileDto,
  ProjectFileQueryDto,
  type ProjectPlanDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ProjectFileService } from './project-file.service.js';

@Controller('api/v1/projects/:projectId/project-file')
export class ProjectFileController {
  constructor(private readonly service: ProjectFileService) {}

  /**
   * Teams, schedules, policies with their rules, and lists, as a file that can be planned and applied.
   *
   * @answers application/yaml, application/json
   */
  @Get()
  @AllowTo('read', 'project-file')
  async export(
    @PathId('projectId') projectId: string,
    @Query() query: ProjectFileQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, contentType } = await this.service.export(projectId, query);
    void reply.type(contentType).header('cache-control', 'no-store').send(text);
  }

  @Post('plan')
  @HttpCode(200)
  @AllowTo('read', 'project-file')
  plan(
    @PathId('projectId') projectId: string,
    @Body() body: PlanProjectFileDto,
  ): Promise<ProjectPlanDto> {
    return this.service.plan(projectId, body);
  }

  @Post('apply')
  @HttpCode(200)
  @AllowTo('write', 'project-file')
  apply(
    @PathId('projectId') projectId: string,
    @Body() body: ApplyProjectFileDto,
  ): Promise<ProjectPlanDto> {
    return this.service.apply(projectId, body);
  }
}
