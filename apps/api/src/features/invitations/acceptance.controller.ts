import { Body, Controller, Header, HttpCode, Post, Res } from '@nestjs/common';
import {
  AcceptInvitationDto,
  InvitationTokenDto,
  type InvitationOfferDto,
  type MeDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowAnyone, AllowSignedIn } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { Acceptance } from './acceptance.service.js';

/** The token comes in bodies: addresses are written into logs on the way. */
@Controller('api')
export class AcceptanceController {
  constructor(private readonly acceptance: Acceptance) {}

  @Post('auth/invitation')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @AllowAnyone()
  describe(@Body() { token }: InvitationTokenDto): Promise<InvitationOfferDto> {
    return this.acceptance.describe(token);
  }

  @Post('auth/invitation/accept')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @AllowAnyone()
  async acceptAsNew(
    @Body() body: AcceptInvitationDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { me, cookies } = await this.acceptance.acceptAsNew(body, client);
    void reply.header('set-cookie', cookies);
    return me;
  }

  @Post('v1/me/projects')
  @HttpCode(200)
  @AllowSignedIn()
  accept(@CurrentUser() user: SignedInUser, @Body() { token }: InvitationTokenDto): Promise<MeDto> {
    return this.acceptance.acceptAs(user, token);
  }
}
