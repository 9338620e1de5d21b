import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import {
  CreateEscalationRuleDto,
  ReorderEscalationRulesDto,
  UpdateEscalationRuleDto,
  type EscalationRuleDto,
  type EscalationRulesDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { EscalationService } from './escalation.service.js';

@Controller('api/v1/projects/:projectId/policies/:policyId/rules')
export class EscalationController {
  constructor(private readonly service: EscalationService) {}

  @Get()
  @AllowTo('read', 'policies')
  list(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
  ): Promise<EscalationRulesDto> {
    return this.service.list({ projectId, policyId });
  }

  @Post()
  @AllowTo('write', 'policies')
  create(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() body: CreateEscalationRuleDto,
  ): Promise<EscalationRuleDto> {
    return this.service.create({ projectId, policyId }, body);
  }

  @Put('order')
  @AllowTo('write', 'policies')
  reorder(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @Body() body: ReorderEscalationRulesDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<EscalationRulesDto> {
    return this.service.reorder({ projectId, policyId }, body, expected);
  }

  @Patch(':ruleId')
  @AllowTo('write', 'policies')
  update(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @PathId('ruleId') ruleId: string,
    @Body() body: UpdateEscalationRuleDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<EscalationRuleDto> {
    return this.service.update({ projectId, policyId, ruleId }, body, expected);
  }

  @Delete(':ruleId')
  @HttpCode(204)
  @AllowTo('write', 'policies')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('policyId') policyId: string,
    @PathId('ruleId') ruleId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, policyId, ruleId }, expected);
  }
}
