import { Module } from '@nestjs/common';

import { CalendarSegmentsModule } from '../schedules/calendar-segments.module.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarsController } from './calendars.controller.js';
import { ReadCalendar } from './read-calendar.service.js';

@Module({
  imports: [CalendarSegmentsModule],
  controllers: [CalendarFeedsController, CalendarsController],
  providers: [CalendarFeedsRepository, CalendarFeeds, ReadCalendar],
})
export class CalendarFeedsModule {}
