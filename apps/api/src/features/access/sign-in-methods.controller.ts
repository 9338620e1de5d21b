import { Controller, Get, Inject } from '@nestjs/common';
import type { SignInMethodsDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { AllowAnyone } from '../../platform/access/allow.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';

@Controller('api/auth/sign-in/methods')
@AllowAnyone()
export class SignInMethodsController {
  constructor(
    private readonly mail: Mail,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  list(): SignInMethodsDto {
    const { singleSignOn } = this.environment;
    return {
      singleSignOn: singleSignOn === undefined ? null : { name: singleSignOn.name },
      resetsByMail: this.mail.isConfigured,
    };
  }
}
