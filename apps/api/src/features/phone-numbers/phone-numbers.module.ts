import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { PhoneNumbersController } from './phone-numbers.controller.js';
import { PhoneNumbersRepository } from './phone-numbers.repository.js';
import { PhoneNumbersService } from './phone-numbers.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [PhoneNumbersController],
  providers: [PhoneNumbersRepository, PhoneNumbersService],
})
export class PhoneNumbersModule {}
