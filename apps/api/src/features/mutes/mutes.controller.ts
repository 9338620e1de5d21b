import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import type { MutesDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { Mutes } from './mutes.service.js';

@Controller('api/v1/projects/:projectId/policies/:policyId/mutes')
export class MutesController {
  constructor(private readonly mutes: Mutes) {}

  /** Whom the policy leaves alone, because they passed a call on with key 3. */
  @Get()
  @AllowTo('read', 'policies')
  list(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<MutesDto> {
    return this.mutes.list({ projectId, policyId });
  }

  /** The policy rings this person again. */
  @Delete(':userId')
  @HttpCode(204)
  @AllowTo('write', 'schedule-overrides')
  end(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @PathId('userId') userId: string,
  ): Promise<void> {
    return this.mutes.end({ projectId, policyId, userId });
  }
}
