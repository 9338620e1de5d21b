import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { RecordedSound } from './recorded-sound.service.js';
import { RecordingDeletion } from './recording-deletion.service.js';
import { RecordingMarks } from './recording-marks.service.js';
import { RecordingRemoval } from './recording-removal.service.js';
import { RecordingsController } from './recordings.controller.js';
import { RecordingsRepository } from './recordings.repository.js';
import { RecordingsService } from './recordings.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [RecordingsController],
  providers: [
    RecordedSound,
    RecordingDeletion,
    RecordingMarks,
    RecordingRemoval,
    RecordingsRepository,
    RecordingsService,
  ],
  exports: [RecordedSound, RecordingDeletion, RecordingMarks, RecordingRemoval],
})
export class RecordingsModule {}
