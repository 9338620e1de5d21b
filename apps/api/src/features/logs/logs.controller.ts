import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import {
  CallsFilterDto,
  CallsQueryDto,
  type CallDetailDto,
  type CallDto,
  type PageDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { LiveCalls } from './live-calls.service.js';
import { LogsService } from './logs.service.js';

@Controller('api/v1/projects/:projectId/calls')
export class LogsController {
  constructor(
    private readonly service: LogsService,
    private readonly liveCalls: LiveCalls,
  ) {}

  @Get()
  @AllowTo('read', 'calls')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: CallsQueryDto,
  ): Promise<PageDto<CallDto>> {
    return this.service.list(projectId, query);
  }

  /**
   * A file of all calls that the filter leaves, sent while it is read.
   *
   * @answers text/csv
   */
  @Get('export')
  @AllowTo('read', 'calls')
  async export(
    @PathId('projectId') projectId: string,
    @Query() filter: CallsFilterDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { lines, fileName } = await this.service.export(projectId, filter);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'no-store')
      .send(lines);
  }

  /** Server-sent events: `call` with `{ id }` whenever a call of the project has changed. */
  @Get('live')
  @Header('content-type', 'text/event-stream')
  @AllowTo('read', 'calls')
  live(@PathId('projectId') projectId: string, @Res() reply: FastifyReply): void {
    const events = this.liveCalls.listen(projectId);
    reply.raw.once('close', () => events.destroy());
    void reply
      .header('cache-control', 'no-cache, no-transform')
      // Or nginx would hold the events back.
      .header('x-accel-buffering', 'no')
      .send(events);
  }

  @Get(':callId')
  @AllowTo('read', 'calls')
  get(
    @PathId('projectId') projectId: string,
    @PathId('callId') callId: string,
  ): Promise<CallDetailDto> {
    return this.service.get(projectId, callId);
  }
}
