import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { EndSessionsDto, type PageDto, type SessionDto } from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { PathId } from '../../platform/access/path-id.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { Sessions } from './sessions.service.js';

@Controller('api/v1/me/sessions')
@AllowSignedIn()
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  list(
    @CurrentUser() user: SignedInUser,
    @Client() client: ClientHeaders,
  ): Promise<PageDto<SessionDto>> {
    return this.sessions.list(user, client);
  }

  @Post('end')
  @HttpCode(204)
  async endMany(
    @CurrentUser() user: SignedInUser,
    @Body() body: EndSessionsDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('set-cookie', await this.sessions.endMany(user, body, client));
  }

  @Delete(':sessionId')
  @HttpCode(204)
  end(@CurrentUser() user: SignedInUser, @PathId('sessionId') sessionId: string): Promise<void> {
    return this.sessions.end(user, sessionId);
  }
}
