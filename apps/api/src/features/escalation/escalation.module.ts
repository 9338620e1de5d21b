import { Module } from '@nestjs/common';

import { EscalationController } from './escalation.controller.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

@Module({
  controllers: [EscalationController],
  providers: [EscalationRepository, EscalationService],
})
export class EscalationModule {}
