import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CallCostsRepository } from './call-costs.repository.js';
import { CallCosts } from './call-costs.service.js';

@Module({
  imports: [RoutingPlansModule],
  providers: [CallCosts, CallCostsRepository],
  exports: [CallCosts],
})
export class CallCostsModule {}
