import { Controller, Get, Query } from '@nestjs/common';
import { AuditLogQueryDto, type AuditEntryDto, type PageDto } from '@ringdown/contracts';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { AuditLogService } from './audit-log.service.js';

/** What happened to one's own account, whatever the project. */
@Controller('api/v1/me/audit-log')
@AllowSignedIn()
export class MyAuditLogController {
  constructor(private readonly service: AuditLogService) {}

  @Get()
  list(
    @CurrentUser() user: SignedInUser,
    @Query() query: AuditLogQueryDto,
  ): Promise<PageDto<AuditEntryDto>> {
    return this.service.list({ accountOf: user.id }, query);
  }
}
