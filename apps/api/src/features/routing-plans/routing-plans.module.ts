import { Module } from '@nestjs/common';

import { RoutingChanges } from './routing-changes.service.js';
import { RoutingPlansRepository } from './routing-plans.repository.js';
import { RoutingPlans } from './routing-plans.service.js';

@Module({
  providers: [RoutingPlansRepository, RoutingPlans, RoutingChanges],
  exports: [RoutingPlans],
})
export class RoutingPlansModule {}
