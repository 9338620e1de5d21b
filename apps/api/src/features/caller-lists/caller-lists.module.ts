import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CallerListsController } from './caller-lists.controller.js';
import { CallerListsRepository } from './caller-lists.repository.js';
import { CallerListsService } from './caller-lists.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [CallerListsController],
  providers: [CallerListsRepository, CallerListsService],
  exports: [CallerListsService],
})
export class CallerListsModule {}
