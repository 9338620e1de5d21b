import { Controller, Get, Post } from '@nestjs/common';
import type { PlacedTestCallDto, PolicyRoutingPlanDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { SimulationService } from './simulation.service.js';
import { TestCalls } from './test-calls.service.js';

@Controller('api/v1/projects/:projectId/policies/:policyId')
export class SimulationController {
  constructor(
    private readonly service: SimulationService,
    private readonly testCalls: TestCalls,
  ) {}

  @Get('routing-plan')
  @AllowTo('read', 'policies')
  plan(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyRoutingPlanDto> {
    return this.service.plan({ projectId, policyId });
  }

  /** Rings the first verified phone of whoever is signed in; an API key has none. */
  @Post('test-call')
  @AllowTo('write', 'policies')
  call(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PlacedTestCallDto> {
    return this.testCalls.place({ projectId, policyId });
  }
}
