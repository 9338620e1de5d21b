import { Module } from '@nestjs/common';

import { CallCostsModule } from '../call-costs/call-costs.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { VoicemailsModule } from '../voicemails/voicemails.module.js';
import { CallerTraces } from './caller-traces.repository.js';
import { CarrierErasuresRepository } from './carrier-erasures.repository.js';
import { CarrierErasures } from './carrier-erasures.service.js';
import { ErasureJob } from './erasure-job.service.js';
import { ErasedCalls } from './erased-calls.service.js';
import { ErasedEntries } from './erased-entries.service.js';
import { ErasureEnd } from './erasure-end.service.js';
import { Erasure } from './erasure.service.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ErasuresService } from './erasures.service.js';

@Module({
  imports: [CallCostsModule, RoutingPlansModule, VoicemailsModule],
  controllers: [ErasuresController],
  providers: [
    CallerTraces,
    CarrierErasures,
    CarrierErasuresRepository,
    ErasedCalls,
    ErasedEntries,
    Erasure,
    ErasureEnd,
    ErasureJob,
    ErasuresRepository,
    ErasuresService,
  ],
})
export class ErasuresModule {}
