import { Body, Controller, Delete, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateInvitationDto,
  PageQueryDto,
  type InvitationDto,
  type PageDto,
  type SentInvitationDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { InvitationsService } from './invitations.service.js';

@Controller('api/v1/projects/:projectId/invitations')
export class InvitationsController {
  constructor(private readonly service: InvitationsService) {}

  @Get()
  @AllowTo('read', 'members')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<InvitationDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @Header('cache-control', 'no-store')
  @AllowTo('write', 'members')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateInvitationDto,
  ): Promise<SentInvitationDto> {
    return this.service.create(projectId, body);
  }

  @Post(':invitationId/resend')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @AllowTo('write', 'members')
  resend(
    @PathId('projectId') projectId: string,
    @PathId('invitationId') invitationId: string,
  ): Promise<SentInvitationDto> {
    return this.service.resend({ projectId, invitationId });
  }

  @Delete(':invitationId')
  @HttpCode(204)
  @AllowTo('write', 'members')
  withdraw(
    @PathId('projectId') projectId: string,
    @PathId('invitationId') invitationId: string,
  ): Promise<void> {
    return this.service.withdraw({ projectId, invitationId });
  }
}
