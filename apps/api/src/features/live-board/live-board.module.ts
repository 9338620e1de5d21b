import { Module } from '@nestjs/common';

import { LiveBoardController } from './live-board.controller.js';
import { LiveBoardRepository } from './live-board.repository.js';
import { LiveBoardService } from './live-board.service.js';

@Module({
  controllers: [LiveBoardController],
  providers: [LiveBoardService, LiveBoardRepository],
})
export class LiveBoardModule {}
