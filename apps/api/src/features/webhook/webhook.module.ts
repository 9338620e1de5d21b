import { Module } from '@nestjs/common';

import { MutesModule } from '../mutes/mutes.module.js';
import { RingTextsModule } from '../ring-texts/ring-texts.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { AloneInRoom } from './alone-in-room.service.js';
import { AnswerWriter } from './answer-writer.js';
import { CallbackAddresses } from './callback-addresses.js';
import { CallContexts } from './call-contexts.service.js';
import { CallJournalRepository } from './call-journal.repository.js';
import { CallJournal } from './call-journal.service.js';
import { CallSession } from './call-session.service.js';
import { CallTokens } from './call-tokens.service.js';
import { CarrierOrders } from './carrier-orders.service.js';
import { Fallback } from './fallback.js';
import { Occupations } from './occupation.repository.js';
import { OpenCallSweeper } from './open-call-sweeper.service.js';
import { OpenCallsRepository } from './open-calls.repository.js';
import { RingbackController } from './ringback.controller.js';
import { VoicemailTexts } from './voicemail-texts.service.js';
import { WaveStandings } from './wave-standing.repository.js';
import { WebhookController } from './webhook.controller.js';

@Module({
  imports: [MutesModule, RingTextsModule, RoutingPlansModule],
  controllers: [WebhookController, RingbackController],
  providers: [
    AloneInRoom,
    AnswerWriter,
    CallbackAddresses,
    CallContexts,
    CallJournalRepository,
    CallJournal,
    CallSession,
    CallTokens,
    CarrierOrders,
    Fallback,
    Occupations,
    OpenCallsRepository,
    OpenCallSweeper,
    VoicemailTexts,
    WaveStandings,
  ],
})
export class WebhookModule {}
