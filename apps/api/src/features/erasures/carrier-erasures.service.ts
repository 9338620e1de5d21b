import { Inject, Injectable, Logger } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { deleteCall } from '../../telephony/carrier-calls.js';
import { deleteRecording } from '../../telephony/carrier-recordings.js';
import { CarrierUnreachableError, httpStatusOf } from '../../telephony/twilio-client.js';
import { CallCosts } from '../call-costs/call-costs.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CarrierErasuresRepository, type CarrierErasure } from './carrier-erasures.repository.js';

/** Taken at a time: those that a process took and did not come to, because it ended, have their next turn later. */
const mostAtOnce = 5;
/** Of one run: other jobs must not wait for a caller of thousands of calls. */
const mostOfRun = 60;
/** About two days. */
const mostTimesAsked = 8;

/** Has the carrier delete what it has of a caller. */
@Injectable()
export class CarrierErasures {
  private readonly logger = new Logger('erasures');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: CarrierErasuresRepository,
    private readonly plans: RoutingPlans,
    private readonly costs: CallCosts,
  ) {}

  /** Asks for those of which it is the turn, some at a time; a carrier that does not answer is left alone till the next run. */
  async ask(erasureId: string): Promise<void> {
    for (let asked = 0; asked < mostOfRun; asked += mostAtOnce) {
      const due = await this.repository.takeDue(erasureId, this.clock.now(), mostAtOnce);
      for (const item of due) if (!(await this.askFor(item))) return;
      if (due.length < mostAtOnce) return;
    }
  }

  isDone(erasureId: string): Promise<boolean> {
    return this.repository.areAllSettled(erasureId);
  }

  /** @returns whether the carrier has answered. */
  private async askFor(item: CarrierErasure): Promise<boolean> {
    const carrier = this.plans.findCarrier(item, item.accountSid);
    if (carrier === undefined) {
      await this.putOff(item, 'No call/SMS config of this project has the account.');
      return true;
    }
    try {
      await this.repository.settle(item, await this.deleteAt(carrier, item));
      return true;
    } catch (error) {
      const { projectId, callId } = item;
      this.logger.warn({ err: error, projectId, callId, msg: 'The carrier has not deleted it.' });
      await this.putOff(item, reasonOf(error));
      return !(error instanceof CarrierUnreachableError);
    }
  }

  private async deleteAt(
    carrier: CarrierAccount,
    item: CarrierErasure,
  ): Promise<'deleted' | 'gone'> {
    if (item.kind === 'call') {
      // Nobody can ask any more what a leg has cost once it is gone.
      await this.costs.askForLeg(item, carrier);
      return deleteCall(carrier, item.sid);
    }
    const outcome = await deleteRecording(carrier, item.sid);
    await this.repository.markGone(item, this.clock.now());
    return outcome;
  }

  private async putOff(item: CarrierErasure, reason: string): Promise<void> {
    const isLast = item.timesAsked >= mostTimesAsked;
    await this.repository.settle(item, isLast ? 'refused' : 'waiting', reason);
  }
}

function reasonOf(error: unknown): string {
  const status = httpStatusOf(error);
  if (status === 409) return 'The carrier says that the call is still in progress.';
  if (status === 401 || status === 403) return 'The carrier does not let the account delete it.';
  return typeof status === 'number'
    ? `The carrier refused with HTTP ${String(status)}.`
    : 'The carrier does not answer.';
}
