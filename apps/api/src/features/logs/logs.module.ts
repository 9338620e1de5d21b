import { Module } from '@nestjs/common';

import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { LiveCalls } from './live-calls.service.js';
import { LogsController } from './logs.controller.js';
import { LogsRepository } from './logs.repository.js';
import { LogsService } from './logs.service.js';

@Module({
  imports: [CallerNumbersModule],
  controllers: [LogsController],
  providers: [LiveCalls, LogsRepository, LogsService],
})
export class LogsModule {}
