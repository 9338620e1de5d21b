import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  CallSmsConfigTrialDto,
  CreateCallSmsConfigDto,
  PageQueryDto,
  UpdateCallSmsConfigDto,
  type CallSmsConfigCheckDto,
  type CallSmsConfigDto,
  type CallSmsConfigTrialResultDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { CallSmsConfigsService } from './call-sms-configs.service.js';
import { CarrierTrials } from './carrier-trials.service.js';

@Controller('api/v1/projects/:projectId/call-sms-configs')
export class CallSmsConfigsController {
  constructor(
    private readonly service: CallSmsConfigsService,
    private readonly trials: CarrierTrials,
  ) {}

  @Get()
  @AllowTo('read', 'call-sms-configs')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<CallSmsConfigDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'call-sms-configs')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateCallSmsConfigDto,
  ): Promise<CallSmsConfigDto> {
    return this.service.create(projectId, body);
  }

  @Get(':configId')
  @AllowTo('read', 'call-sms-configs')
  get(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
  ): Promise<CallSmsConfigDto> {
    return this.service.get({ projectId, configId });
  }

  @Patch(':configId')
  @AllowTo('write', 'call-sms-configs')
  update(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() body: UpdateCallSmsConfigDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<CallSmsConfigDto> {
    return this.service.update({ projectId, configId }, body, expected);
  }

  @Delete(':configId')
  @AllowTo('write', 'call-sms-configs')
  @HttpCode(204)
  remove(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, configId }, expected);
  }

  @Post(':configId/test')
  @AllowTo('write', 'call-sms-configs')
  @HttpCode(200)
  test(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
  ): Promise<CallSmsConfigCheckDto> {
    return this.trials.check({ projectId, configId });
  }

  @Post(':configId/test-message')
  @AllowTo('write', 'call-sms-configs')
  sendTestMessage(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() { to }: CallSmsConfigTrialDto,
  ): Promise<CallSmsConfigTrialResultDto> {
    return this.trials.sendTestMessage({ projectId, configId }, to);
  }

  @Post(':configId/test-call')
  @AllowTo('write', 'call-sms-configs')
  placeTestCall(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() { to }: CallSmsConfigTrialDto,
  ): Promise<CallSmsConfigTrialResultDto> {
    return this.trials.placeTestCall({ projectId, configId }, to);
  }
}
