import { Module } from '@nestjs/common';

import { EscalationModule } from '../escalation/escalation.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [EscalationModule, RoutingPlansModule],
  controllers: [TeamsController],
  providers: [TeamsRepository, TeamsService],
  exports: [TeamsService],
})
export class TeamsModule {}
