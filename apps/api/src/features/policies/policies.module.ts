import { Module } from '@nestjs/common';

import { EscalationModule } from '../escalation/escalation.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';

@Module({
  imports: [EscalationModule, RoutingPlansModule],
  controllers: [PoliciesController],
  providers: [PoliciesRepository, PoliciesService],
  exports: [PoliciesService],
})
export class PoliciesModule {}
