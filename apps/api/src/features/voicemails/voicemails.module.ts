import { Module } from '@nestjs/common';

import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { RecordingsModule } from '../recordings/recordings.module.js';
import { VoicemailDeletion } from './voicemail-deletion.service.js';
import { VoicemailsController } from './voicemails.controller.js';
import { VoicemailsRepository } from './voicemails.repository.js';
import { VoicemailsService } from './voicemails.service.js';

@Module({
  imports: [CallerNumbersModule, RecordingsModule],
  controllers: [VoicemailsController],
  providers: [VoicemailDeletion, VoicemailsRepository, VoicemailsService],
  exports: [VoicemailDeletion],
})
export class VoicemailsModule {}
