import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  CreatePolicyDto,
  PageQueryDto,
  UpdatePolicyDto,
  type PageDto,
  type PolicyDto,
} from '@ringdown/contracts';

import { AllowAdmins, AllowMembers } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { PoliciesService } from './policies.service.js';

@Controller('api/v1/projects/:projectId/policies')
export class PoliciesController {
  constructor(private readonly service: PoliciesService) {}

  @Get()
  @AllowMembers()
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<PolicyDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowAdmins()
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreatePolicyDto,
  ): Promise<PolicyDto> {
    return this.service.create(projectId, body);
  }

  @Get(':policyId')
  @AllowMembers()
  get(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<PolicyDto> {
    return this.service.get(projectId, policyId);
  }

  @Patch(':policyId')
  @AllowAdmins()
  update(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() body: UpdatePolicyDto,
  ): Promise<PolicyDto> {
    return this.service.update(projectId, policyId, body);
  }

  @Delete(':policyId')
  @HttpCode(204)
  @AllowAdmins()
  remove(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<void> {
    return this.service.remove(projectId, policyId);
  }
}
