import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { Recordings } from './recordings.service.js';
import { VoicemailDeletion } from './voicemail-deletion.service.js';
import { VoicemailsController } from './voicemails.controller.js';
import { VoicemailsRepository } from './voicemails.repository.js';
import { VoicemailsService } from './voicemails.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [VoicemailsController],
  providers: [Recordings, VoicemailDeletion, VoicemailsRepository, VoicemailsService],
  exports: [VoicemailDeletion],
})
export class VoicemailsModule {}
