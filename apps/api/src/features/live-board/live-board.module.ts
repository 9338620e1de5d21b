import { Module } from '@nestjs/common';

import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { LiveBoardController } from './live-board.controller.js';
import { LiveBoardRepository } from './live-board.repository.js';
import { LiveBoardService } from './live-board.service.js';

@Module({
  imports: [CallerNumbersModule],
  controllers: [LiveBoardController],
  providers: [LiveBoardService, LiveBoardRepository],
})
export class LiveBoardModule {}
