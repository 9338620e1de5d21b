import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  isOrder,
  prompt,
  promptsIn,
  type CallFact,
  type CallState,
  type LetGo,
  type Order,
  type Prompt,
  type RoutingPlan,
  type Step,
} from '@ringdown/call-routing';

import { Clock } from '../../platform/clock/clock.port.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { dismissLeg, endLeg, redirectLeg, ringPhone } from '../../telephony/carrier-legs.js';
import { RingTexts } from '../ring-texts/ring-texts.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CallJournal } from './call-journal.service.js';
import { CallbackAddresses } from './callback-addresses.js';
import { entryOf, type CallContext } from './entry-of.js';
import type { JournalReply } from './journal-entry.js';
import { lateFor, type LegStanding } from './late-leg.js';
import type { SignedRequest } from './signed-request.js';
import type { OpenRing } from './wave-standing.repository.js';

type Occasion = { context: CallContext; request: SignedRequest; carrier: CarrierAccount };

/**
 * Carries out what a document cannot say: rings several phones, fetches a caller, lets phones go. Whatever the
 * carrier refuses is written down or left: the waiting caller asks again by itself, and goes on without it.
 */
@Injectable()
export class CarrierOrders implements OnApplicationShutdown {
  private readonly logger = new Logger('carrier-orders');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly clock: Clock,
    private readonly plans: RoutingPlans,
    private readonly addresses: CallbackAddresses,
    private readonly journal: CallJournal,
    private readonly texts: RingTexts,
  ) {}

  /** Does not make the carrier wait for our answer. */
  begin(steps: readonly Step[], context: CallContext, request: SignedRequest): void {
    this.texts.announce(steps, context.callId, context.plan);
    const orders = steps.filter(isOrder);
    const carrier = this.carrierOf(context, request);
    if (orders.length === 0 || carrier === undefined) return;
    for (const order of orders) {
      this.start(this.carryOut(order, { context, request, carrier }), context);
    }
  }

  /** Ends legs on which somebody waits for a caller who has gone. */
  endLegs(sids: readonly string[], context: CallContext, request: SignedRequest): void {
    this.start(this.journal.settleUnmet(context.callId), context);
    const carrier = this.carrierOf(context, request);
    if (carrier === undefined) return;
    for (const sid of sids) {
      this.start(endLeg(carrier, sid), context);
    }
  }

  /** Ends a leg of a wave if the carrier has told of it only when nobody waited for it any more. */
  endLate(standing: LegStanding, context: CallContext, request: SignedRequest): void {
    const { state } = context;
    const carrier = this.carrierOf(context, request);
    if (state === undefined || carrier === undefined) return;
    const because = lateFor(state, standing);
    if (because === undefined) return;
    const legSid = request.dialCallSid ?? request.callSid;
    const ring = { attempt: state.attempt, legSid, hadPickedUp: false };
    this.start(this.endRing(ring, because, { context, request, carrier }), context);
  }

  /** Sends the caller, who is in a room alone, out of it to ask what comes. */
  release(context: CallContext, request: SignedRequest, state: CallState): void {
    const carrier = this.carrierOf(context, request);
    if (carrier === undefined) return;
    const { waited: url } = this.addresses.of(context, state);
    this.start(redirectLeg(carrier, { sid: context.callSid, url }), context);
  }

  /** Ends when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  onApplicationShutdown(): Promise<void> {
    return this.settled();
  }

  private start(work: Promise<void>, context: CallContext): void {
    const done = work
      .catch((error: unknown) => this.note(error, context))
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  private carryOut(order: Order, occasion: Occasion): Promise<void> {
    switch (order.kind) {
      case 'ring-all':
        return this.ringAll(order, occasion);
      case 'fetch-caller':
        return this.fetchCaller(order.state, occasion);
      case 'end-rings':
        return this.endRings(order, occasion);
    }
  }

  private async ringAll(
    { rings, seconds, isLastResort }: Extract<Order, { kind: 'ring-all' }>,
    { context, request, carrier }: Occasion,
  ): Promise<void> {
    await Promise.all(
      rings.map(async ({ phone, state }) => {
        const { whisper, legStatus } = this.addresses.of(context, state);
        const ring = {
          ...{ from: request.to, to: phone, seconds },
          ...{ url: whisper, fallbackUrl: this.addresses.fallback, statusUrl: legStatus },
        };
        try {
          const sid = await ringPhone(carrier, ring);
          await this.noteRing(state, sid, { context, request });
        } catch (error) {
          this.note(error, context);
          // Without an answer nobody knows; if the phone rings, its own reports tell.
          if (isAnswer(error)) await this.noteRing(state, undefined, { context, request });
        }
      }),
    );
    if (isLastResort !== true) await this.letGoTalking(rings, { context, request, carrier });
  }

  /** Somebody may have taken another call in the moment in which they were rung for this one. */
  private async letGoTalking(
    rings: readonly { state: CallState }[],
    occasion: Occasion,
  ): Promise<void> {
    const { callId, plan } = occasion.context;
    const state = rings[0]?.state;
    if (state?.wave === undefined || plan === undefined) return;
    const at = this.clock.now().getTime();
    const talking = (await this.journal.occupation({ callId, plan }, at))?.talking ?? [];
    if (talking.length === 0) return;
    const theirs = rings
      .map((ring) => ring.state)
      .filter(({ person }) => talking.includes(plan.people[person]?.userId ?? ''))
      .map(({ attempt }) => attempt);
    const open = await this.journal.openRings(callId, state.wave);
    const ofWave = { ...occasion, context: { ...occasion.context, state } };
    for (const ring of open) {
      if (ring.hadPickedUp || !theirs.includes(ring.attempt)) continue;
      await this.endRing(ring, 'talking', ofWave);
    }
  }

  /** A leg that the carrier has taken on, or has refused. */
  private async noteRing(
    state: CallState,
    legSid: string | undefined,
    { context, request }: Omit<Occasion, 'carrier'>,
  ): Promise<void> {
    const { attempt } = state;
    const status = legSid === undefined ? 'failed' : 'initiated';
    const ofLeg = { context: { ...context, state }, request: { ...request, dialCallSid: legSid } };
    const fact: CallFact = { kind: 'leg', attempt, status };
    const { standing } = await this.append(fact, `leg/${status}`, ofLeg);
    if (standing !== null) this.endLate(standing, ofLeg.context, ofLeg.request);
  }

  private async fetchCaller(state: CallState, { context, carrier }: Occasion): Promise<void> {
    const { callId, callSid } = context;
    // Whoever is in the room already would be torn out of it.
    if (state.wave !== undefined && (await this.journal.isPutThrough(callId, state.wave))) return;
    await redirectLeg(carrier, { sid: callSid, url: this.addresses.of(context, state).waited });
  }

  private async endRings(
    { wave, because }: Extract<Order, { kind: 'end-rings' }>,
    occasion: Occasion,
  ): Promise<void> {
    const open = await this.journal.openRings(occasion.context.callId, wave);
    await Promise.all(open.map((ring) => this.endRing(ring, because, occasion)));
  }

  private async endRing(ring: OpenRing, because: LetGo, occasion: Occasion): Promise<void> {
    const { context, carrier } = occasion;
    const isForNothing = because === 'taken' || because === 'message-instead';
    await (isForNothing && ring.hadPickedUp
      ? dismissLeg(carrier, { sid: ring.legSid, ...tooLate(context.plan) })
      : endLeg(carrier, ring.legSid));
    await this.noteLetGo(ring, because, occasion);
  }

  private async noteLetGo(
    { attempt, legSid, hadPickedUp }: OpenRing,
    because: LetGo,
    { context, request }: Omit<Occasion, 'carrier'>,
  ): Promise<void> {
    const fact: CallFact = { kind: 'let-go', attempt, because, hadPickedUp };
    await this.append(fact, 'let-go', { context, request: { ...request, dialCallSid: legSid } });
  }

  private async append(
    fact: Extract<CallFact, { attempt: number }>,
    key: string,
    { context, request }: Omit<Occasion, 'carrier'>,
  ): Promise<JournalReply> {
    return this.journal.append(
      entryOf({
        key: `${String(fact.attempt)}/${key}`,
        context: { ...context, isCallersLeg: true },
        // Not the moment of the webhook that led to this, and not what it says of its leg.
        request: { ...request, timestamp: undefined, callStatus: '', callSeconds: undefined },
        decision: { steps: [], facts: [fact] },
        now: this.clock.now(),
      }),
    );
  }

  private carrierOf(
    { projectId, plan }: CallContext,
    { accountSid }: SignedRequest,
  ): CarrierAccount | undefined {
    return this.plans.findCarrier({ projectId, policyId: plan?.policyId }, accountSid);
  }

  private note(error: unknown, { callId, projectId }: CallContext): void {
    this.logger.warn({ err: error, callId, projectId, msg: 'The carrier refused an order.' });
  }
}

/** What somebody hears who has picked up when the call was taken already. */
function tooLate(plan: RoutingPlan | undefined): Prompt {
  if (plan === undefined) return { text: promptsIn('en').tooLate };
  return { speech: plan.speech, ...prompt(plan, 'tooLate') };
}

function isAnswer(error: unknown): boolean {
  return error instanceof CarrierError && error.concern !== 'unreachable';
}
