import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CalendarSegments } from './calendar-segments.service.js';
import { OverridesRepository } from './overrides.repository.js';
import { SchedulesRepository } from './schedules.repository.js';

/** What calendars need to know of schedules. */
@Module({
  imports: [RoutingPlansModule],
  providers: [SchedulesRepository, OverridesRepository, CalendarSegments],
  exports: [CalendarSegments],
})
export class CalendarSegmentsModule {}
