import { Module } from '@nestjs/common';

import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { AnswerWriter } from './answer-writer.js';
import { CallJournalRepository } from './call-journal.repository.js';
import { CallJournal } from './call-journal.service.js';
import { CallSession } from './call-session.service.js';
import { CallTokens } from './call-tokens.service.js';
import { Fallback } from './fallback.js';
import { OpenCallSweeper } from './open-call-sweeper.service.js';
import { OpenCallsRepository } from './open-calls.repository.js';
import { WebhookController } from './webhook.controller.js';

@Module({
  imports: [RoutingPlansModule],
  controllers: [WebhookController],
  providers: [
    AnswerWriter,
    CallJournalRepository,
    CallJournal,
    CallSession,
    CallTokens,
    Fallback,
    OpenCallsRepository,
    OpenCallSweeper,
  ],
})
export class WebhookModule {}
