import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';

import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AccessGuard } from './access.guard.js';
import { AccountLog } from './account-log.service.js';
import { Accounts } from './accounts.service.js';
import { Authentication } from './authentication.service.js';
import { DeclaredAccess } from './declared-access.service.js';
import { GuessingLimits } from './guessing-limits.service.js';
import { MembershipRepository } from './membership.repository.js';
import { SecondStep } from './second-step.service.js';
import { SignInMethodsController } from './sign-in-methods.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { UsedCodes } from './used-codes.service.js';

@Module({
  imports: [ApiKeysModule, DiscoveryModule],
  controllers: [SignInController, SignInMethodsController],
  providers: [
    AccountLog,
    Accounts,
    Authentication,
    DeclaredAccess,
    GuessingLimits,
    MembershipRepository,
    SecondStep,
    SignInService,
    UsedCodes,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountLog, Accounts, Authentication, GuessingLimits, SignInService, UsedCodes],
})
export class AccessModule {}
