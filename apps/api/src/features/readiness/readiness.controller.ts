import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { PolicyReadinessDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ReadinessService } from './readiness.service.js';

@Controller('api/v1/projects/:projectId/policies/:policyId/readiness')
export class ReadinessController {
  constructor(private readonly service: ReadinessService) {}

  @Get()
  @AllowTo('read', 'policies')
  newest(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyReadinessDto> {
    return this.service.newest({ projectId, policyId });
  }

  @Post()
  @AllowTo('write', 'policies')
  @HttpCode(200)
  check(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyReadinessDto> {
    return this.service.check({ projectId, policyId });
  }
}
