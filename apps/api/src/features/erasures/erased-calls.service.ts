import { Inject, Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { VoicemailDeletion } from '../voicemails/voicemail-deletion.service.js';
import { CallerTraces } from './caller-traces.repository.js';
import { CarrierErasuresRepository } from './carrier-erasures.repository.js';
import { ErasuresRepository, type RunningErasure } from './erasures.repository.js';

/** Of one transaction. */
const mostAtOnce = 200;

/** Takes the number out of calls; what a transaction took is in the report and on the list for the carrier. */
@Injectable()
export class ErasedCalls {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: ErasuresRepository,
    private readonly traces: CallerTraces,
    private readonly atCarrier: CarrierErasuresRepository,
    private readonly voicemails: VoicemailDeletion,
  ) {}

  /** @returns how many calls are under way, and keep the number until they are over. */
  async eraseAll(erasure: RunningErasure): Promise<number> {
    while ((await this.eraseSome(erasure)) === mostAtOnce);
    return this.traces.callsLeft(erasure);
  }

  private eraseSome(erasure: RunningErasure): Promise<number> {
    const { erasureId, projectId, number } = erasure;
    const at = this.clock.now();
    return this.repository.transaction(async (tx) => {
      const calls = await this.traces.lockSomeCalls(tx, erasure, mostAtOnce);
      if (calls.length === 0) return 0;
      const messages = calls.filter(({ isMessageKept }) => isMessageKept);
      for (const { id: callId } of messages) {
        await this.voicemails.markWithin(tx, { projectId, callId });
      }
      await this.atCarrier.add(tx, { erasureId, calls, at });
      const callIds = calls.map(({ id }) => id);
      await this.traces.markTalksDeleted(tx, callIds, at);
      const erased = await this.traces.forgetInCalls(tx, callIds, { number, at });
      await this.repository.report(tx, erasureId, { ...erased, voicemails: messages.length });
      return calls.length;
    });
  }
}
