import { Body, Controller, Get, HttpCode, Put, Res } from '@nestjs/common';
import { ChangePasswordDto, type AccountSecurityDto } from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { AccountSecurity } from './account-security.service.js';

/** How everybody's own account is protected. */
@Controller('api/v1/me')
@AllowSignedIn()
export class AccountSecurityController {
  constructor(private readonly service: AccountSecurity) {}

  @Get('security')
  describe(@CurrentUser() user: SignedInUser): Promise<AccountSecurityDto> {
    return this.service.describe(user);
  }

  @Put('password')
  @HttpCode(204)
  async changePassword(
    @CurrentUser() user: SignedInUser,
    @Body() body: ChangePasswordDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { cookies } = await this.service.changePassword(user, body, client);
    void reply.header('set-cookie', cookies);
  }
}
