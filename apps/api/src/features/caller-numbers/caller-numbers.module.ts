import { Module } from '@nestjs/common';

import { CallerNumbers } from './caller-numbers.service.js';

@Module({ providers: [CallerNumbers], exports: [CallerNumbers] })
export class CallerNumbersModule {}
