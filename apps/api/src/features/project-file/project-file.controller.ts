import { Controller, Get, Query, Res } from '@nestjs/common';
import { ProjectFileQueryDto } from '@ringdown/contracts';
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
}
