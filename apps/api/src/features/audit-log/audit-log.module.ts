import { Module } from '@nestjs/common';

import { AuditLogController } from './audit-log.controller.js';
import { AuditLogRepository } from './audit-log.repository.js';
import { AuditLogService } from './audit-log.service.js';
import { MyAuditLogController } from './my-audit-log.controller.js';

@Module({
  controllers: [AuditLogController, MyAuditLogController],
  providers: [AuditLogRepository, AuditLogService],
})
export class AuditLogModule {}
