import { Module } from '@nestjs/common';

import { AccessModule } from '../access/access.module.js';
import { LinkMaker } from './link-maker.service.js';
import { PasswordResetController } from './password-reset.controller.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { PasswordReset } from './password-reset.service.js';
import { ResetLinksController } from './reset-links.controller.js';
import { ResetLinks } from './reset-links.service.js';
import { ResetMails } from './reset-mails.service.js';

@Module({
  imports: [AccessModule],
  controllers: [PasswordResetController, ResetLinksController],
  providers: [LinkMaker, PasswordReset, PasswordResetRepository, ResetLinks, ResetMails],
})
export class PasswordResetModule {}
