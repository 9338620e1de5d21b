import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CallSmsConfigsController } from './call-sms-configs.controller.js';
import { CallSmsConfigsRepository } from './call-sms-configs.repository.js';
import { CallSmsConfigsService } from './call-sms-configs.service.js';
import { CarrierTrials } from './carrier-trials.service.js';
import { TrialLimit } from './trial-limit.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [CallSmsConfigsController],
  providers: [CallSmsConfigsRepository, CallSmsConfigsService, CarrierTrials, TrialLimit],
  exports: [CallSmsConfigsService, TrialLimit],
})
export class CallSmsConfigsModule {}
