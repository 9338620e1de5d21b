import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { LeavingController } from './leaving.controller.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { RemovalsRepository } from './removals.repository.js';
import { Removals } from './removals.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [PeopleController, LeavingController],
  providers: [PeopleRepository, PeopleService, RemovalsRepository, Removals],
  exports: [PeopleService],
})
export class PeopleModule {}
