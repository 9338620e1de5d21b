import { Module } from '@nestjs/common';

import { StatisticsController } from './statistics.controller.js';
import { StatisticsRepository } from './statistics.repository.js';
import { StatisticsService } from './statistics.service.js';
import { StoredDays } from './stored-days.repository.js';

@Module({
  controllers: [StatisticsController],
  providers: [StatisticsService, StatisticsRepository, StoredDays],
})
export class StatisticsModule {}
