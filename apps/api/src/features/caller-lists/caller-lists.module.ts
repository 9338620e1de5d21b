import { Module } from '@nestjs/common';

import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CallerListsController } from './caller-lists.controller.js';
import { CallerListsRepository } from './caller-lists.repository.js';
import { CallerListsService } from './caller-lists.service.js';

@Module({
  imports: [CallerNumbersModule, RoutingPlansModule],
  controllers: [CallerListsController],
  providers: [CallerListsRepository, CallerListsService],
  exports: [CallerListsService],
})
export class CallerListsModule {}
