import { Module } from '@nestjs/common';

import { PhoneNumbersModule } from '../phone-numbers/phone-numbers.module.js';
import { NumberPurchasesController } from './number-purchases.controller.js';
import { NumberPurchasesRepository } from './number-purchases.repository.js';
import { NumberPurchasesService } from './number-purchases.service.js';
import { PurchaseCourse } from './purchase-course.service.js';
import { PurchaseQueue } from './purchase-queue.service.js';

@Module({
  imports: [PhoneNumbersModule],
  controllers: [NumberPurchasesController],
  providers: [NumberPurchasesRepository, NumberPurchasesService, PurchaseCourse, PurchaseQueue],
})
export class NumberPurchasesModule {}
