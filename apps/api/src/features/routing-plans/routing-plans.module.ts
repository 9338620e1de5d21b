import { Module } from '@nestjs/common';

import { ScheduleSnapshotsModule } from '../schedules/schedule-snapshots.module.js';
import { RoutingChanges } from './routing-changes.service.js';
import { RoutingPlansRepository } from './routing-plans.repository.js';
import { RoutingPlans } from './routing-plans.service.js';

@Module({
  imports: [ScheduleSnapshotsModule],
  providers: [RoutingPlansRepository, RoutingPlans, RoutingChanges],
  exports: [RoutingPlans],
})
export class RoutingPlansModule {}
