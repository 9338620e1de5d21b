import { Controller, Header, Post } from '@nestjs/common';
import type { ResetLinkDto } from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { ResetLinks } from './reset-links.service.js';

@Controller('api/v1/projects/:projectId/members/:userId/reset-link')
export class ResetLinksController {
  constructor(private readonly links: ResetLinks) {}

  @Post()
  @Header('cache-control', 'no-store')
  @AllowTo('write', 'members')
  make(
    @PathId('projectId') projectId: string,
    @PathId('userId') userId: string,
  ): Promise<ResetLinkDto> {
    return this.links.make(projectId, userId);
  }
}
