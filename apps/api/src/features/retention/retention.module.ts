import { Module } from '@nestjs/common';

import { CallMonthsModule } from '../call-months/call-months.module.js';
import { RecordingsModule } from '../recordings/recordings.module.js';
import { VoicemailsModule } from '../voicemails/voicemails.module.js';
import { Deletions } from './deletions.service.js';
import { OldCallsRepository } from './old-calls.repository.js';
import { OldMonths } from './old-months.service.js';
import { RetentionJob } from './retention-job.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRepository } from './retention.repository.js';
import { RetentionService } from './retention.service.js';

@Module({
  imports: [CallMonthsModule, RecordingsModule, VoicemailsModule],
  controllers: [RetentionController],
  providers: [
    Deletions,
    OldCallsRepository,
    OldMonths,
    RetentionJob,
    RetentionRepository,
    RetentionService,
  ],
})
export class RetentionModule {}
