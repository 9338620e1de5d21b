import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [SimulationController],
  providers: [SimulationService],
})
export class SimulationModule {}
