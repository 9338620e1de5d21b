import { Module } from '@nestjs/common';

import { CallSmsConfigsModule } from '../call-sms-configs/call-sms-configs.module.js';
import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';
import { TestCalls } from './test-calls.service.js';
import { TestPhones } from './test-phones.repository.js';

@Module({
  imports: [CallerNumbersModule, CallSmsConfigsModule, RoutingPlansModule],
  controllers: [SimulationController],
  providers: [SimulationService, TestCalls, TestPhones],
})
export class SimulationModule {}
