import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  NumberPapersQueryDto,
  NumberSearchDto,
  type AvailableNumbersDto,
  type CarrierNumbersDto,
  type NumberCheckDto,
  type NumberCountriesDto,
  type NumberPapersDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CarrierNumbersService } from './carrier-numbers.service.js';

/** What the carrier says of numbers: those that it sells, and those that the account owns. Nothing changes there. */
@Controller('api/v1/projects/:projectId/policies/:policyId')
export class CarrierNumbersController {
  constructor(private readonly service: CarrierNumbersService) {}

  @Get('number-countries')
  @AllowTo('write', 'routing-numbers')
  countries(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<NumberCountriesDto> {
    return this.service.countries({ projectId, policyId });
  }

  @Get('available-numbers')
  @AllowTo('write', 'routing-numbers')
  search(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Query() wish: NumberSearchDto,
  ): Promise<AvailableNumbersDto> {
    return this.service.search({ projectId, policyId }, wish);
  }

  /** The account's addresses and approved bundles: who owns them is not for everybody. */
  @Get('number-papers')
  @AllowTo('write', 'routing-numbers')
  papers(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Query() wanted: NumberPapersQueryDto,
  ): Promise<NumberPapersDto> {
    return this.service.papers({ projectId, policyId }, wanted);
  }

  /** For those who may link one: where the other numbers of an account lead is not for everybody. */
  @Get('carrier-numbers')
  @AllowTo('write', 'routing-numbers')
  owned(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<CarrierNumbersDto> {
    return this.service.owned({ projectId, policyId });
  }

  @Get('phone-numbers/:number/check')
  @AllowTo('write', 'routing-numbers')
  check(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Param('number') number: string,
  ): Promise<NumberCheckDto> {
    return this.service.check({ projectId, policyId }, number);
  }
}
