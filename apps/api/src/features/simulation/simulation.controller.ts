import { Controller, Get } from '@nestjs/common';
import type { PolicyRoutingPlanDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { SimulationService } from './simulation.service.js';

@Controller('api/v1/projects/:projectId/policies/:policyId/routing-plan')
export class SimulationController {
  constructor(private readonly service: SimulationService) {}

  @Get()
  @AllowTo('read', 'policies')
  plan(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): PolicyRoutingPlanDto {
    return this.service.plan({ projectId, policyId });
  }
}
