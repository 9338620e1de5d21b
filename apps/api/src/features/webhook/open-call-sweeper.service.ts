import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { CallFact, LegStatus } from '@ringdown/call-routing';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { fetchCall, fetchLegs, type CarrierCall } from '../../telephony/carrier-calls.js';
import { isOver } from '../../telephony/ring-result.js';
import { RoutingPlans, type SigningConfig } from '../routing-plans/routing-plans.service.js';
import { CallJournal } from './call-journal.service.js';
import type { AttemptPatch } from './journal-entry.js';
import { OpenCallsRepository, type OpenCall } from './open-calls.repository.js';
import { attemptPatchOf, callPatchOf } from './record-patch.js';

/** A call of which we have heard nothing for this long is asked about; a long talk is silent, too. */
const quietSeconds = 120;

/** Closes calls whose last callback was lost, by asking the carrier what became of them. */
@Injectable()
export class OpenCallSweeper implements OnModuleInit {
  private readonly logger = new Logger('open-call-sweeper');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly jobs: JobRunner,
    private readonly calls: OpenCallsRepository,
    private readonly plans: RoutingPlans,
    private readonly journal: CallJournal,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'sweep-open-calls',
      pattern: '* * * * *',
      work: () => this.sweep(quietSeconds),
    });
  }

  /** Settles every call that has been quiet for so many seconds and is over at the carrier. */
  async sweep(quiet: number): Promise<void> {
    for (const call of await this.calls.findQuiet(quiet)) {
      try {
        await this.settle(call);
      } catch (error) {
        // The carrier does not answer: the next sweep asks again.
        this.logger.warn({ err: error, callSid: call.call_sid, projectId: call.project_id });
      }
    }
  }

  private async settle(call: OpenCall): Promise<void> {
    const config = this.plans
      .configsOf(call.account_sid)
      .find(({ projectId }) => projectId === call.project_id);
    if (config === undefined) return;
    const truth = await fetchCall(config, call.call_sid);
    if (!isOver(truth.status)) return;

    await this.settleAttempts(call, config);
    const at = (truth.endedAt ?? this.clock.now()).toISOString();
    const fact: CallFact = {
      kind: 'call-over',
      carrierStatus: truth.status,
      seconds: truth.seconds,
    };
    await this.append(call, 'over', at, fact, null);
  }

  private async settleAttempts(call: OpenCall, config: SigningConfig): Promise<void> {
    const attempts = await this.calls.findOpenAttempts(call.id);
    if (attempts.length === 0) return;
    const legs = new Map<string, CarrierCall>(
      (await fetchLegs(config, call.call_sid)).map((leg) => [leg.sid, leg]),
    );
    for (const attempt of attempts) {
      const leg = legs.get(attempt.leg_sid);
      if (leg === undefined || !isOver(leg.status)) continue;
      const at = (leg.endedAt ?? this.clock.now()).toISOString();
      const status = leg.status as LegStatus;
      const fact: CallFact = { kind: 'leg', attempt: attempt.number, status };
      await this.append(call, `${String(attempt.number)}/leg/${status}`, at, fact, attempt);
    }
  }

  private async append(
    call: OpenCall,
    key: string,
    at: string,
    fact: CallFact,
    attempt: AttemptPatch | null,
  ): Promise<void> {
    const { id: callId, project_id: projectId, account_sid, call_sid, started_at } = call;
    await this.journal.append({
      callId,
      projectId,
      key,
      at,
      outcome: {
        facts: [fact],
        steps: null,
        call: {
          account_sid,
          call_sid,
          started_at: started_at.toISOString(),
          ...callPatchOf(fact, at),
        },
        attempt: attempt && { ...attempt, ...attemptPatchOf(fact, at) },
      },
    });
  }
}
