import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  GiveBackNumberDto,
  LinkRoutingNumberDto,
  PageQueryDto,
  ReleaseNumberDto,
  type PageDto,
  type RoutingNumberDto,
  type WebhookAddressesDto,
} from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import { ReleasedNumbersService } from './released-numbers.service.js';
import { TakenNumbersService } from './taken-numbers.service.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';

/** The numbers whose callers a policy takes. */
@Controller('api/v1/projects/:projectId')
export class PhoneNumbersController {
  constructor(
    private readonly service: PhoneNumbersService,
    private readonly taken: TakenNumbersService,
    private readonly released: ReleasedNumbersService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('policies/:policyId/phone-numbers')
  @AllowTo('read', 'routing-numbers')
  list(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<RoutingNumberDto>> {
    return this.service.list({ projectId, policyId }, query);
  }

  @Post('policies/:policyId/phone-numbers')
  @AllowTo('write', 'routing-numbers')
  link(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() { number }: LinkRoutingNumberDto,
  ): Promise<RoutingNumberDto> {
    return this.service.link({ projectId, policyId }, number);
  }

  /** Leads a number of the account here by changing its settings at the carrier; what they say now is kept. */
  @Post('policies/:policyId/phone-numbers/:number/take-over')
  @HttpCode(200)
  @AllowTo('write', 'routing-numbers')
  takeOver(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Param('number') number: string,
  ): Promise<RoutingNumberDto> {
    return this.taken.takeOver({ projectId, policyId }, number);
  }

  /** Gives a number that was bought back to the carrier, for ever: whoever calls it then reaches nobody. */
  @Post('policies/:policyId/phone-numbers/:number/give-back')
  @HttpCode(204)
  @AllowTo('write', 'routing-numbers')
  giveBack(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Param('number') number: string,
    @Body() typed: GiveBackNumberDto,
  ): Promise<void> {
    return this.released.giveBack({ projectId, policyId }, number, typed.number);
  }

  /**
   * From the next call on the number's callers are told that it is not connected; a call under way goes on. A number
   * that was taken over gets its former settings at the carrier back first.
   */
  @Delete('policies/:policyId/phone-numbers/:number')
  @HttpCode(204)
  @AllowTo('write', 'routing-numbers')
  unlink(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Param('number') number: string,
    @Query() { settings }: ReleaseNumberDto,
  ): Promise<void> {
    return this.released.release({ projectId, policyId }, number, settings ?? 'restore');
  }

  /** The same for every number: to be set at the carrier by hand. */
  @Get('webhook-addresses')
  @AllowTo('read', 'policies')
  webhookAddresses(): WebhookAddressesDto {
    return webhookAddresses(this.environment.publicUrl);
  }
}
