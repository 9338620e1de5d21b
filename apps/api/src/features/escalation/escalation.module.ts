import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { EscalationController } from './escalation.controller.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [EscalationController],
  providers: [EscalationRepository, EscalationService],
})
export class EscalationModule {}
