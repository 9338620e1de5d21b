import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  AuditLogExportDto,
  AuditLogQueryDto,
  type AuditEntryDto,
  type PageDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { AuditLogService } from './audit-log.service.js';

@Controller('api/v1/projects/:projectId/audit-log')
export class AuditLogController {
  constructor(private readonly service: AuditLogService) {}

  @Get()
  @AllowTo('read', 'audit-log')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: AuditLogQueryDto,
  ): Promise<PageDto<AuditEntryDto>> {
    return this.service.list({ projectId }, query);
  }

  /**
   * A file, sent while it is read, however long the log is.
   *
   * @answers text/csv, application/jsonl
   */
  @Get('export')
  @AllowTo('read', 'audit-log')
  export(
    @PathId('projectId') projectId: string,
    @Query() query: AuditLogExportDto,
    @Res() reply: FastifyReply,
  ): void {
    const { lines, fileName, contentType } = this.service.export({ projectId }, query);
    void reply
      .type(contentType)
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'no-store')
      .send(lines);
  }
}
