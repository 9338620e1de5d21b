import { Controller, Get } from '@nestjs/common';
import type { LiveBoardDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { LiveBoardService } from './live-board.service.js';

@Controller('api/v1/projects/:projectId/live-board')
export class LiveBoardController {
  constructor(private readonly service: LiveBoardService) {}

  /** All calls in progress. */
  @Get()
  @AllowTo('read', 'calls')
  show(@PathId('projectId') projectId: string): Promise<LiveBoardDto> {
    return this.service.show(projectId);
  }
}
