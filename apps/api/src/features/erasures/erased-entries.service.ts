import { Injectable } from '@nestjs/common';

import { AnsweredRequests } from '../../platform/idempotency/answered-requests.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CallerTraces } from './caller-traces.repository.js';
import { ErasuresRepository, type RunningErasure } from './erasures.repository.js';

/** Takes out what people have entered of a caller, and what was kept of it on the way. */
@Injectable()
export class ErasedEntries {
  constructor(
    private readonly repository: ErasuresRepository,
    private readonly traces: CallerTraces,
    private readonly answers: AnsweredRequests,
    private readonly plans: RoutingPlans,
  ) {}

  async eraseAll(erasure: RunningErasure): Promise<void> {
    const { erasureId, projectId, number } = erasure;
    await this.repository.transaction(async (tx) => {
      const erased = await this.traces.deleteEntries(tx, erasure);
      await this.repository.report(tx, erasureId, erased);
    });
    // First, or the plan in force would be stored once more with what is taken out.
    await this.plans.refresh();
    await this.traces.forgetInPlans(erasure);
    await this.answers.forgetAnswersThatHold(number, await this.traces.actorsOf(projectId));
  }
}
