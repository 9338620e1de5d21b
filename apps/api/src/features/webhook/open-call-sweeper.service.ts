import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { factOfRecording, factOfTalk, type CallFact } from '@ringdown/call-routing';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { fetchCall, fetchLegs, type CarrierCall } from '../../telephony/carrier-calls.js';
import { findMessage, findTalk } from '../../telephony/carrier-recordings.js';
import { endLeg } from '../../telephony/carrier-legs.js';
import { isOver } from '../../telephony/ring-result.js';
import { isLegStatus } from '../../telephony/leg-status.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CallJournal } from './call-journal.service.js';
import type { AttemptPatch } from './journal-entry.js';
import { matchLegs } from './match-legs.js';
import { roomName } from './room-name.js';
import { OpenCallsRepository, type OpenCall, type RingOrder } from './open-calls.repository.js';
import { attemptPatchOf, callPatchOf } from './record-patch.js';

/** A call of which we have heard nothing for this long is asked about; a long talk is silent, too. */
const quietSeconds = 120;
/** Who has accepted a caller meets them sooner than that. */
const meetingMilliseconds = 5000;
/** No call is longer: one that nobody can tell us about is closed as failed. */
const longestCallMilliseconds = 24 * 3_600_000;

/** Settles calls, attempts and messages whose last callback was lost, by asking the carrier what became of them. */
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
    for await (const call of this.calls.findQuiet(quiet)) {
      try {
        await this.settle(call);
      } catch (error) {
        // The carrier does not answer: the next sweep asks again.
        this.logger.warn({ err: error, callSid: call.call_sid, projectId: call.project_id });
        await this.giveUpOnOld(call);
      }
    }
  }

  /** Somebody has accepted the caller and is alone with them: the report that they have hung up may be lost. */
  async lookForCaller(callId: string): Promise<void> {
    try {
      const since = new Date(this.clock.now().getTime() - meetingMilliseconds);
      const call = await this.calls.findAccepted(callId, since);
      if (call !== undefined) await this.settle(call);
    } catch (error) {
      this.logger.warn({ err: error, callId, msg: 'Nobody can tell whether the caller is there.' });
    }
  }

  private async settle(call: OpenCall): Promise<void> {
    const carrier = this.plans.findCarrier({ projectId: call.project_id }, call.account_sid);
    if (carrier === undefined) {
      await this.giveUpOnOld(call);
      return;
    }
    const truth = await fetchCall(carrier, call.call_sid);
    if (!isOver(truth.status)) return;
    await this.settleAttempts(call, carrier);
    if (!call.has_ended) await this.close(call, truth);
    await this.journal.settleUnmet(call.id);
    if (call.awaits_voicemail) await this.settleVoicemail(call, carrier);
    if (call.awaits_recording) await this.settleTalk(call, carrier);
  }

  private async settleVoicemail(call: OpenCall, carrier: CarrierAccount): Promise<void> {
    const message = await findMessage(carrier, call.call_sid);
    if (message === undefined) return;
    await this.append(call, 'recording/found', undefined, factOfRecording(message), null);
  }

  private async settleTalk(call: OpenCall, carrier: CarrierAccount): Promise<void> {
    const rooms = (await this.calls.findWaves(call.id)).map((first) => roomName(call.id, first));
    const talk = await findTalk(carrier, { callSid: call.call_sid, rooms });
    if (talk === undefined) return;
    await this.append(call, 'talk/found', undefined, factOfTalk(talk), null);
  }

  private async settleAttempts(call: OpenCall, carrier: CarrierAccount): Promise<void> {
    const orders = await Promise.all(
      (await this.calls.findRingOrders(call.id)).map(async (order) => {
        const planId = order.planId ?? call.plan_id;
        const plan = planId === null ? undefined : await this.plans.findPlan(planId);
        const person = plan?.people.find(({ userId }) => userId === order.userId);
        return { ...order, phone: person?.phone ?? '' };
      }),
    );
    const [inWaves, alone] = [orders.filter(isInWave), orders.filter((each) => !isInWave(each))];
    if (inWaves.length > 0) await this.settleWaves(call, inWaves, carrier);
    if (alone.length === 0) return;
    const settled = await this.calls.findSettledAttempts(call.id);
    const legs = await fetchLegs(carrier, call.call_sid);
    for (const { order, leg } of matchLegs(alone, legs)) {
      if (!settled.has(order.attempt) && isOver(leg.status)) {
        await this.closeAttempt(call, order, leg);
      }
    }
  }

  /** These legs are no children of the caller's; whoever is left on one waits for nobody. */
  private async settleWaves(
    call: OpenCall,
    orders: readonly RingOrder[],
    carrier: CarrierAccount,
  ): Promise<void> {
    const open = await this.calls.findOpenWaveLegs(call.id);
    for (const order of orders) {
      const sid = open.get(order.attempt);
      if (sid === undefined) continue;
      const leg = await fetchCall(carrier, sid);
      if (isOver(leg.status)) await this.closeAttempt(call, order, leg);
      else await endLeg(carrier, sid);
    }
  }

  private async closeAttempt(call: OpenCall, order: RingOrder, leg: CarrierCall): Promise<void> {
    if (!isLegStatus(leg.status)) return;
    const fact: CallFact = { kind: 'leg', attempt: order.attempt, status: leg.status };
    await this.append(call, `${order.attempt}/leg/${leg.status}`, leg.endedAt, fact, {
      number: order.attempt,
      round: order.round,
      rule_order: order.ruleOrder,
      user_id: order.userId,
      user_name: order.name,
      phone: leg.to,
      leg_sid: leg.sid,
    });
  }

  private async giveUpOnOld(call: OpenCall): Promise<void> {
    if (this.clock.now().getTime() - call.started_at.getTime() < longestCallMilliseconds) return;
    const nobodyKnows = { status: 'failed', endedAt: undefined, seconds: null };
    if (!call.has_ended) await this.close(call, nobodyKnows);
  }

  private async close(
    call: OpenCall,
    { status, seconds, endedAt }: Pick<CarrierCall, 'status' | 'seconds' | 'endedAt'>,
  ): Promise<void> {
    const fact: CallFact = { kind: 'call-over', carrierStatus: status, seconds };
    await this.append(call, 'over', endedAt, fact, null);
  }

  private async append(
    call: OpenCall,
    key: string,
    happenedAt: Date | undefined,
    fact: CallFact,
    attempt: AttemptPatch | null,
  ): Promise<void> {
    const at = (happenedAt ?? this.clock.now()).toISOString();
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

function isInWave({ inWave }: RingOrder): boolean {
  return inWave === true;
}
