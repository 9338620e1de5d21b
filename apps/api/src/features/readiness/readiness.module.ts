import { Module } from '@nestjs/common';

import { EscalationModule } from '../escalation/escalation.module.js';
import { OutgoingWebhooksModule } from '../outgoing-webhooks/outgoing-webhooks.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { KeptReadinessRepository } from './kept-readiness.repository.js';
import { KeptReadiness } from './kept-readiness.service.js';
import { GatheredFacts } from './readiness-facts.service.js';
import { ReadinessNews } from './readiness-news.service.js';
import { ReadinessRounds } from './readiness-rounds.service.js';
import { ReadinessController } from './readiness.controller.js';
import { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [EscalationModule, OutgoingWebhooksModule, RoutingPlansModule],
  controllers: [ReadinessController],
  providers: [
    GatheredFacts,
    ReadinessRepository,
    KeptReadinessRepository,
    KeptReadiness,
    ReadinessNews,
    ReadinessService,
    ReadinessRounds,
  ],
})
export class ReadinessModule {}
