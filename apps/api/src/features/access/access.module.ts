import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';

import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.service.js';
import { DeclaredAccess } from './declared-access.service.js';
import { MembershipRepository } from './membership.repository.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [ApiKeysModule, DiscoveryModule],
  controllers: [SignInController],
  providers: [
    Authentication,
    DeclaredAccess,
    MembershipRepository,
    SignInAttempts,
    SignInService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class AccessModule {}
