import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  CreatePolicyDto,
  PoliciesQueryDto,
  UpdatePolicyDto,
  type PageDto,
  type PolicyDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { PoliciesService } from './policies.service.js';

@Controller('api/v1/projects/:projectId/policies')
export class PoliciesController {
  constructor(private readonly service: PoliciesService) {}

  @Get()
  @AllowTo('read', 'policies')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PoliciesQueryDto,
  ): Promise<PageDto<PolicyDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'policies')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreatePolicyDto,
  ): Promise<PolicyDto> {
    return this.service.create(projectId, body);
  }

  @Get(':policyId')
  @AllowTo('read', 'policies')
  get(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyDto> {
    return this.service.get({ projectId, policyId });
  }

  @Patch(':policyId')
  @AllowTo('write', 'policies')
  update(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() body: UpdatePolicyDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<PolicyDto> {
    return this.service.update({ projectId, policyId }, body, expected);
  }

  @Post(':policyId/duplicate')
  @AllowTo('write', 'policies')
  duplicate(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyDto> {
    return this.service.duplicate({ projectId, policyId });
  }

  @Delete(':policyId')
  @HttpCode(204)
  @AllowTo('write', 'policies')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, policyId }, expected);
  }
}
