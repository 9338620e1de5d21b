import { Module } from '@nestjs/common';

import { PeopleModule } from '../people/people.module.js';
import { OnCallController } from './on-call.controller.js';
import { OnCall } from './on-call.service.js';
import { OverridesController } from './overrides.controller.js';
import { OverridesRepository } from './overrides.repository.js';
import { Overrides } from './overrides.service.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [SchedulesController, OnCallController, OverridesController],
  providers: [SchedulesRepository, SchedulesService, OverridesRepository, Overrides, OnCall],
})
export class SchedulesModule {}
