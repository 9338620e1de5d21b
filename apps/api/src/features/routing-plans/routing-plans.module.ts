import { Module } from '@nestjs/common';

import { ScheduleSnapshotsModule } from '../schedules/schedule-snapshots.module.js';
import { RoutingChanges } from './routing-changes.service.js';
import { RoutingPlansRepository } from './routing-plans.repository.js';
import { RoutingPlans } from './routing-plans.service.js';
import { StoredPlansRepository } from './stored-plans.repository.js';

@Module({
  imports: [ScheduleSnapshotsModule],
  providers: [RoutingPlansRepository, StoredPlansRepository, RoutingPlans, RoutingChanges],
  exports: [RoutingPlans],
})
export class RoutingPlansModule {}
