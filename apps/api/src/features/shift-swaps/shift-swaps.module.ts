import { Module } from '@nestjs/common';

import { PeopleModule } from '../people/people.module.js';
import { SchedulesModule } from '../schedules/schedules.module.js';
import { ShiftSwapsController } from './shift-swaps.controller.js';
import { ShiftSwapsRepository } from './shift-swaps.repository.js';
import { ShiftSwaps } from './shift-swaps.service.js';
import { SwapNews } from './swap-news.service.js';

@Module({
  imports: [PeopleModule, SchedulesModule],
  controllers: [ShiftSwapsController],
  providers: [ShiftSwapsRepository, ShiftSwaps, SwapNews],
})
export class ShiftSwapsModule {}
