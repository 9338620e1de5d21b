import { Module } from '@nestjs/common';

import { AccessModule } from '../access/access.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AcceptanceController } from './acceptance.controller.js';
import { Acceptance } from './acceptance.service.js';
import { InvitationPost } from './invitation-post.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { SendingLimits } from './sending-limits.service.js';

@Module({
  imports: [AccessModule, PeopleModule],
  controllers: [InvitationsController, AcceptanceController],
  providers: [InvitationsRepository, InvitationsService, InvitationPost, SendingLimits, Acceptance],
})
export class InvitationsModule {}
