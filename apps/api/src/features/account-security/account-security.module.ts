import { Module } from '@nestjs/common';

import { AccessModule } from '../access/access.module.js';
import { AccountSecurityController } from './account-security.controller.js';
import { AccountSecurity } from './account-security.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordProof } from './password-proof.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.service.js';
import { TwoFactorController } from './two-factor.controller.js';
import { TwoFactor } from './two-factor.service.js';

@Module({
  imports: [AccessModule],
  controllers: [AccountSecurityController, SessionsController, TwoFactorController],
  providers: [
    AccountSecurity,
    CredentialsRepository,
    PasswordProof,
    Sessions,
    SessionsRepository,
    TwoFactor,
  ],
})
export class AccountSecurityModule {}
