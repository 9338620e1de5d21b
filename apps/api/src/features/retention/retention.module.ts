import { Module } from '@nestjs/common';

import { VoicemailsModule } from '../voicemails/voicemails.module.js';
import { OldCallsRepository } from './old-calls.repository.js';
import { RetentionJob } from './retention-job.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRepository } from './retention.repository.js';
import { RetentionService } from './retention.service.js';

@Module({
  imports: [VoicemailsModule],
  controllers: [RetentionController],
  providers: [OldCallsRepository, RetentionJob, RetentionRepository, RetentionService],
})
export class RetentionModule {}
