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

import { AllowAdmins } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CallSmsConfigsService } from './call-sms-configs.service.js';
import { CarrierTrials } from './carrier-trials.service.js';

@Controller('api/v1/projects/:projectId/call-sms-configs')
@AllowAdmins()
export class CallSmsConfigsController {
  constructor(
    private readonly service: CallSmsConfigsService,
    private readonly trials: CarrierTrials,
  ) {}

  @Get()
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<CallSmsConfigDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateCallSmsConfigDto,
  ): Promise<CallSmsConfigDto> {
    return this.service.create(projectId, body);
  }

  @Get(':configId')
  get(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
  ): Promise<CallSmsConfigDto> {
    return this.service.get({ projectId, configId });
  }

  @Patch(':configId')
  update(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() body: UpdateCallSmsConfigDto,
  ): Promise<CallSmsConfigDto> {
    return this.service.update({ projectId, configId }, body);
  }

  @Delete(':configId')
  @HttpCode(204)
  remove(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
  ): Promise<void> {
    return this.service.remove({ projectId, configId });
  }

  @Post(':configId/test')
  @HttpCode(200)
  test(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
  ): Promise<CallSmsConfigCheckDto> {
    return this.trials.check({ projectId, configId });
  }

  @Post(':configId/test-message')
  sendTestMessage(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() { to }: CallSmsConfigTrialDto,
  ): Promise<CallSmsConfigTrialResultDto> {
    return this.trials.sendTestMessage({ projectId, configId }, to);
  }

  @Post(':configId/test-call')
  placeTestCall(
    @PathId('projectId') projectId: string,
    @PathId('configId') configId: string,
    @Body() { to }: CallSmsConfigTrialDto,
  ): Promise<CallSmsConfigTrialResultDto> {
    return this.trials.placeTestCall({ projectId, configId }, to);
  }
}
