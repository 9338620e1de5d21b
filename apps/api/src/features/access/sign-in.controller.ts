import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { SignInDto, type MeDto } from '@ringdown/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AllowAnyone, AllowSignedIn } from '../../platform/access/allow.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import type { ClientHeaders } from './authentication.service.js';
import { SignInService } from './sign-in.service.js';

@Controller('api')
export class SignInController {
  constructor(private readonly service: SignInService) {}

  /** The session itself is in the cookie alone: no script of a page ever sees it. */
  @Post('auth/sign-in/email')
  @HttpCode(200)
  @AllowAnyone()
  async signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { me, cookies } = await this.service.signIn(body, clientOf(request));
    reply.header('set-cookie', cookies);
    return me;
  }

  @Post('auth/sign-out')
  @HttpCode(204)
  @AllowAnyone()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    reply.header('set-cookie', await this.service.signOut(clientOf(request)));
  }

  @Get('v1/me')
  @AllowSignedIn()
  me(@CurrentUser() user: SignedInUser): Promise<MeDto> {
    return this.service.describe(user);
  }
}

function clientOf(request: FastifyRequest): ClientHeaders {
  return {
    cookie: request.headers.cookie,
    userAgent: request.headers['user-agent'],
    address: request.ip,
  };
}
