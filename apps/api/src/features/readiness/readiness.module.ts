import { Module } from '@nestjs/common';

import { EscalationModule } from '../escalation/escalation.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { DailyReadiness } from './daily-readiness.service.js';
import { GatheredFacts } from './readiness-facts.service.js';
import { ReadinessNews } from './readiness-news.service.js';
import { ReadinessController } from './readiness.controller.js';
import { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [EscalationModule, RoutingPlansModule],
  controllers: [ReadinessController],
  providers: [GatheredFacts, ReadinessRepository, ReadinessNews, ReadinessService, DailyReadiness],
})
export class ReadinessModule {}
