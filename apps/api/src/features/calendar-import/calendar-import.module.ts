import { Module } from '@nestjs/common';

import { CalendarImportController } from './calendar-import.controller.js';
import { CalendarImport } from './calendar-import.service.js';
import { CalendarReadings } from './calendar-reading.service.js';
import { CandidatesRepository } from './candidates.repository.js';

@Module({
  controllers: [CalendarImportController],
  providers: [CandidatesRepository, CalendarReadings, CalendarImport],
})
export class CalendarImportModule {}
