import { Module } from '@nestjs/common';

import { MutesModule } from '../mutes/mutes.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { ScheduleSnapshotsModule } from '../schedules/schedule-snapshots.module.js';
import { EscalationController } from './escalation.controller.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';
import { OpenPeriods } from './open-periods.service.js';
import { PlanReach } from './plan-reach.service.js';
import { PolicyReach } from './policy-reach.service.js';
import { TargetUses } from './target-uses.service.js';
import { TargetsNow } from './targets-now.service.js';

@Module({
  imports: [MutesModule, RoutingPlansModule, ScheduleSnapshotsModule],
  controllers: [EscalationController],
  providers: [
    EscalationRepository,
    EscalationService,
    OpenPeriods,
    PlanReach,
    PolicyReach,
    TargetsNow,
    TargetUses,
  ],
  exports: [EscalationService, PolicyReach, TargetsNow, TargetUses],
})
export class EscalationModule {}
