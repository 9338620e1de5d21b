import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { CodeQueue } from './code-queue.service.js';
import { CodeReportsController } from './code-reports.controller.js';
import { CodeReports } from './code-reports.service.js';
import { CodeRequests } from './code-requests.service.js';
import { CodeSendersRepository } from './code-senders.repository.js';
import { CodeSenders } from './code-senders.service.js';
import { NotificationMethodsController } from './notification-methods.controller.js';
import { NotificationMethods } from './notification-methods.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository } from './phone-verifications.repository.js';
import { PhoneVerifications } from './phone-verifications.service.js';
import { PhonesRepository } from './phones.repository.js';
import { TextMessages } from './text-messages.service.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [CodeReportsController, NotificationMethodsController],
  providers: [
    CodeQueue,
    CodeReports,
    CodeRequests,
    CodeSenders,
    CodeSendersRepository,
    NotificationMethods,
    PhoneCodes,
    PhonesRepository,
    PhoneVerifications,
    PhoneVerificationsRepository,
    TextMessages,
  ],
  exports: [TextMessages],
})
export class NotificationMethodsModule {}
