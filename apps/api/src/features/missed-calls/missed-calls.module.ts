import { Module } from '@nestjs/common';

import { NotificationMethodsModule } from '../notification-methods/notification-methods.module.js';
import { MissedCallNews } from './missed-call-news.service.js';
import { MissedCallsRepository } from './missed-calls.repository.js';

@Module({
  imports: [NotificationMethodsModule],
  providers: [MissedCallNews, MissedCallsRepository],
})
export class MissedCallsModule {}
