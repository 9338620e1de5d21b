import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { fetchCost } from '../../telephony/carrier-costs.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CallCostsRepository, type UncostedCall } from './call-costs.repository.js';

/** Asks the carrier what the legs of ended calls cost, until it knows: after minutes, then hours, for five days at most. */
@Injectable()
export class CallCosts implements OnModuleInit {
  private readonly logger = new Logger('call-costs');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly jobs: JobRunner,
    private readonly repository: CallCostsRepository,
    private readonly plans: RoutingPlans,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'ask-call-costs',
      pattern: '* * * * *',
      work: () => this.ask(),
    });
  }

  /** Asks for the calls whose turn it is, so many at a time. */
  async ask(): Promise<void> {
    const silent = new Set<string>();
    for (const call of await this.repository.takeDue(this.clock.now())) {
      const account = `${call.projectId} ${call.accountSid}`;
      // One that does not answer is not waited for again and again.
      if (silent.has(account)) continue;
      try {
        await this.askFor(call);
      } catch (error) {
        silent.add(account);
        this.logger.warn({ err: error, callId: call.id, projectId: call.projectId });
      }
    }
  }

  /** Asks once more before the carrier is to forget a leg; what it does not know now nobody will. */
  async askForLeg(
    { projectId, callId, sid }: { projectId: string; callId: string; sid: string },
    carrier: CarrierAccount,
  ): Promise<void> {
    const call = await this.repository.find(projectId, callId);
    if (call === undefined) return;
    const legs = await this.repository.uncostedLegs(call);
    for (const leg of legs.filter((each) => each.sid === sid)) {
      const cost = await fetchCost(carrier, sid);
      if (cost !== undefined) await this.repository.keep(call, leg, cost);
    }
    await this.repository.settle(call, this.clock.now());
  }

  private async askFor(call: UncostedCall): Promise<void> {
    const carrier = this.plans.findCarrier(call, call.accountSid);
    // The config is gone: it may come back.
    if (carrier === undefined) return;
    for (const leg of await this.repository.uncostedLegs(call)) {
      const cost = await fetchCost(carrier, leg.sid);
      if (cost !== undefined) await this.repository.keep(call, leg, cost);
    }
    await this.repository.settle(call, this.clock.now());
  }
}
