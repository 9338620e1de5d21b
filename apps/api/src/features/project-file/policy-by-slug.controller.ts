import { Body, Controller, Param, Put } from '@nestjs/common';
import { PutPolicyDto, type PolicyDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { PolicyBySlugService } from './policy-by-slug.service.js';

@Controller('api/v1/projects/:projectId/policies/by-slug')
export class PolicyBySlugController {
  constructor(private readonly service: PolicyBySlugService) {}

  /** Creates the policy with this slug, or makes it be as the body says, rules included; the same again changes nothing. */
  @Put(':slug')
  @AllowTo('write', 'policies')
  put(
    @PathId('projectId') projectId: string,
    @Param('slug') slug: string,
    @Body() body: PutPolicyDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<PolicyDto> {
    return this.service.put({ projectId, slug }, body, expected);
  }
}
