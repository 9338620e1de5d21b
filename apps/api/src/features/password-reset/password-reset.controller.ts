import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ForgotPasswordDto, ResetPasswordDto } from '@ringdown/contracts';

import { AllowAnyone } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { PasswordReset } from './password-reset.service.js';
import { ResetMails } from './reset-mails.service.js';

/** A new password for somebody who has forgotten the old one. */
@Controller('api/auth')
@AllowAnyone()
export class PasswordResetController {
  constructor(
    private readonly mails: ResetMails,
    private readonly passwordReset: PasswordReset,
  ) {}

  @Post('forgot-password')
  @HttpCode(202)
  ask(@Body() { email }: ForgotPasswordDto, @Client() { address }: ClientHeaders): Promise<void> {
    return this.mails.ask(email, address);
  }

  @Post('reset-password')
  @HttpCode(204)
  reset(@Body() body: ResetPasswordDto, @Client() client: ClientHeaders): Promise<void> {
    return this.passwordReset.reset(body, client);
  }
}
