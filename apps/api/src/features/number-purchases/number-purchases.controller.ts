import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  BuyNumberDto,
  PageQueryDto,
  type NumberPurchaseDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { NumberPurchasesService } from './number-purchases.service.js';

/** Numbers that are being bought for a policy, or were. */
@Controller('api/v1/projects/:projectId/policies/:policyId/number-purchases')
export class NumberPurchasesController {
  constructor(private readonly service: NumberPurchasesService) {}

  @Get()
  @AllowTo('write', 'routing-numbers')
  list(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<NumberPurchaseDto>> {
    return this.service.list({ projectId, policyId }, query);
  }

  /** Answers at once; the purchase then goes on by itself. */
  @Post()
  @HttpCode(202)
  @AllowTo('write', 'routing-numbers')
  ask(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() wish: BuyNumberDto,
  ): Promise<NumberPurchaseDto> {
    return this.service.ask({ projectId, policyId }, wish);
  }

  @Get(':purchaseId')
  @AllowTo('write', 'routing-numbers')
  get(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @PathId('purchaseId') purchaseId: string,
  ): Promise<NumberPurchaseDto> {
    return this.service.get({ projectId, policyId }, purchaseId);
  }
}
