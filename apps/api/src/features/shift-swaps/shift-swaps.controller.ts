import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateShiftSwapDto,
  ShiftSwapsQueryDto,
  type PageDto,
  type ShiftSwapDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ShiftSwaps } from './shift-swaps.service.js';

@Controller('api/v1/projects/:projectId/shift-swaps')
export class ShiftSwapsController {
  constructor(private readonly swaps: ShiftSwaps) {}

  @Get()
  @AllowTo('read', 'schedule-overrides')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: ShiftSwapsQueryDto,
  ): Promise<PageDto<ShiftSwapDto>> {
    return this.swaps.list(projectId, query);
  }

  /** For a shift of one's own, so not by an API key. Nothing changes until the colleague accepts. */
  @Post()
  @AllowTo('write', 'schedule-overrides')
  ask(
    @PathId('projectId') projectId: string,
    @Body() body: CreateShiftSwapDto,
  ): Promise<ShiftSwapDto> {
    return this.swaps.ask(projectId, body);
  }

  /** By the colleague who is asked: the shifts change hands at once, or the answer says why not. */
  @Post(':swapId/accept')
  @HttpCode(200)
  @AllowTo('write', 'schedule-overrides')
  accept(
    @PathId('projectId') projectId: string,
    @PathId('swapId') swapId: string,
  ): Promise<ShiftSwapDto> {
    return this.swaps.accept({ projectId, swapId });
  }

  /** By the colleague who is asked. */
  @Post(':swapId/decline')
  @HttpCode(200)
  @AllowTo('write', 'schedule-overrides')
  decline(
    @PathId('projectId') projectId: string,
    @PathId('swapId') swapId: string,
  ): Promise<ShiftSwapDto> {
    return this.swaps.decline({ projectId, swapId });
  }

  /** By whoever has asked. */
  @Post(':swapId/withdraw')
  @HttpCode(200)
  @AllowTo('write', 'schedule-overrides')
  withdraw(
    @PathId('projectId') projectId: string,
    @PathId('swapId') swapId: string,
  ): Promise<ShiftSwapDto> {
    return this.swaps.withdraw({ projectId, swapId });
  }
}
