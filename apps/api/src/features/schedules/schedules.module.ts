import { Module } from '@nestjs/common';

import { EscalationModule } from '../escalation/escalation.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { HandOvers } from './hand-overs.service.js';
import { OnCallController } from './on-call.controller.js';
import { OnCall } from './on-call.service.js';
import { OverridesController } from './overrides.controller.js';
import { OverridesRepository } from './overrides.repository.js';
import { Overrides } from './overrides.service.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';
import { ShiftsController } from './shifts.controller.js';
import { Shifts } from './shifts.service.js';

@Module({
  imports: [EscalationModule, RoutingPlansModule, PeopleModule],
  controllers: [SchedulesController, OnCallController, OverridesController, ShiftsController],
  providers: [
    SchedulesRepository,
    SchedulesService,
    OverridesRepository,
    Overrides,
    OnCall,
    HandOvers,
    Shifts,
  ],
  exports: [HandOvers, SchedulesService],
})
export class SchedulesModule {}
