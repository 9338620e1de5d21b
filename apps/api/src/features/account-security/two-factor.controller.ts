import { Body, Controller, Header, HttpCode, Post, Res } from '@nestjs/common';
import {
  ConfirmPasswordDto,
  ConfirmTwoFactorDto,
  type RecoveryCodesDto,
  type TwoFactorSetUpDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { TwoFactor } from './two-factor.service.js';

/** Everybody's own second factor. */
@Controller('api/v1/me/two-factor')
@AllowSignedIn()
export class TwoFactorController {
  constructor(private readonly twoFactor: TwoFactor) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async setUp(
    @CurrentUser() user: SignedInUser,
    @Body() body: ConfirmPasswordDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwoFactorSetUpDto> {
    const { body: answer, cookies } = await this.twoFactor.setUp(user, body, client);
    void reply.header('set-cookie', cookies);
    return answer;
  }

  @Post('confirm')
  @HttpCode(204)
  async confirm(
    @CurrentUser() user: SignedInUser,
    @Body() body: ConfirmTwoFactorDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { cookies } = await this.twoFactor.confirm(user, body, client);
    void reply.header('set-cookie', cookies);
  }

  @Post('disable')
  @HttpCode(204)
  async disable(
    @CurrentUser() user: SignedInUser,
    @Body() body: ConfirmPasswordDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { cookies } = await this.twoFactor.disable(user, body, client);
    void reply.header('set-cookie', cookies);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async renewRecoveryCodes(
    @CurrentUser() user: SignedInUser,
    @Body() body: ConfirmPasswordDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const { body: answer, cookies } = await this.twoFactor.renewRecoveryCodes(user, body, client);
    void reply.header('set-cookie', cookies);
    return answer;
  }
}
