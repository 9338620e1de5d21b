import { Module } from '@nestjs/common';

import { CallMonthsRepository } from './call-months.repository.js';
import { CallMonths } from './call-months.service.js';

@Module({ providers: [CallMonths, CallMonthsRepository], exports: [CallMonths] })
export class CallMonthsModule {}
