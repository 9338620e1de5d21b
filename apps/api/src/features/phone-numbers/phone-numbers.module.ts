import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { BusyNumbers } from './busy-numbers.service.js';
import { CarrierNumbersController } from './carrier-numbers.controller.js';
import { CarrierNumbersService } from './carrier-numbers.service.js';
import { PhoneNumbersController } from './phone-numbers.controller.js';
import { PhoneNumbersRepository } from './phone-numbers.repository.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import { ReleasedNumbersService } from './released-numbers.service.js';
import { TakenNumbersService } from './taken-numbers.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [PhoneNumbersController, CarrierNumbersController],
  providers: [
    PhoneNumbersRepository,
    PhoneNumbersService,
    CarrierNumbersService,
    TakenNumbersService,
    ReleasedNumbersService,
    BusyNumbers,
  ],
  exports: [PhoneNumbersService, CarrierNumbersService],
})
export class PhoneNumbersModule {}
