import { Inject, Injectable } from '@nestjs/common';
import {
  decide,
  decideIncoming,
  factOfRecording,
  factOfTalk,
  wantsOccupation,
  type CallEvent,
  type Caller,
  type CallFact,
  type Decision,
  type Known,
  type Occupation,
  type Outcome,
  type RoutingPlan,
} from '@ringdown/call-routing';

import { Clock } from '../../platform/clock/clock.port.js';
import { isWithheld } from '../../telephony/caller-id.js';
import { isLegStatus } from '../../telephony/leg-status.js';
import { recordingOf } from '../../telephony/recording-of.js';
import { isOver, ringEnded } from '../../telephony/ring-result.js';
import type { SigningConfig } from '../routing-plans/routing-plans.service.js';
import { AnswerWriter, type DeadEnd } from './answer-writer.js';
import { CallContexts } from './call-contexts.service.js';
import { CallJournal } from './call-journal.service.js';
import type { CallToken } from './call-token.js';
import { CarrierOrders } from './carrier-orders.service.js';
import { entryOf, type CallContext } from './entry-of.js';
import type { SignedRequest } from './signed-request.js';
import { putThroughKey } from './wave-standing.repository.js';

/**
 * The life of a call, as the webhooks tell it. Each one reads as: where does the call stand, what happened,
 * what is the next step, write it down, say it.
 */
@Injectable()
export class CallSession {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly contexts: CallContexts,
    private readonly answers: AnswerWriter,
    private readonly journal: CallJournal,
    private readonly orders: CarrierOrders,
  ) {}

  /** Somebody dials a routing number. */
  async incoming(request: SignedRequest): Promise<string> {
    const { config, route } = this.contexts.findRoute(request);
    if (route === undefined) return this.refuse(request, config, 'unknown-number');
    if (route.configId !== config.id) return this.refuse(request, config, 'not-configured');

    const { id: planId, plan } = route;
    const context = { ...(await this.contexts.of(request, config)), planId, plan };
    const { decision, ...taken } = await this.decide(context, (at, known) =>
      decideIncoming(plan, callerOf(request), at, known),
    );
    return this.settle('came-in', taken.context, request, asTest(request, decision));
  }

  /** A key was pressed by the caller or a responder, a responder's phone was picked up, or a ring is over. */
  async proceed(kind: CallbackKind, request: SignedRequest, token: string): Promise<string> {
    const context = await this.contexts.ofToken(request, token, callersLeg.has(kind));
    const { plan, state } = context;
    const event = eventOf(kind, request);
    const { decision, ...taken } = await this.decide(context, (at, known) =>
      decide(plan, state, event, at, known),
    );
    return this.settle(keyOf(kind, state), taken.context, request, decision);
  }

  /** A caller for whom several phones ring asks what comes, or has left the room in which the two sides met. */
  async proceedInWave(kind: 'waited' | 'parted', request: SignedRequest, token: string) {
    const context = await this.contexts.ofToken(request, token, true);
    const { plan, state, callId } = context;
    const standing = state.wave && (await this.journal.standingOf(callId, state.wave));
    const event: CallEvent =
      kind === 'waited'
        ? { kind, key: request.digits, standing }
        : { kind, standing, isCallerGone: isOver(request.callStatus) };
    const { decision } = await this.decide(context, (at, known) =>
      decide(plan, state, event, at, known),
    );
    // To be told to wait on is nothing new.
    if (decision.facts.length === 0) return this.answers.write(decision.steps, context, nobody);
    return this.settle(keyInWave(state, decision), context, request, decision);
  }

  /** The carrier reports how a responder's leg fares. */
  async legReported(request: SignedRequest, token: string): Promise<void> {
    const context = await this.contexts.ofToken(request, token, false);
    const { attempt } = context.state;
    const { callStatus: status } = request;
    if (!isLegStatus(status)) return;
    await this.settle(`${String(attempt)}/leg/${status}`, context, request, {
      steps: [],
      facts: [{ kind: 'leg', attempt, status }],
    });
  }

  /** The carrier reports what has become of a message, perhaps long after the call. */
  async recordingReported(request: SignedRequest, token: string): Promise<void> {
    const context = await this.contexts.ofToken(request, token, true);
    const recording = recordingOf(request);
    if (recording === undefined) return;
    const facts = [factOfRecording(recording)];
    // The report names neither the caller nor the number.
    const key = `recording/${request.recordingStatus}`;
    await this.settle(key, { ...context, isCallersLeg: false }, request, { steps: [], facts });
  }

  /** The carrier reports what has become of the recording of a talk; only the token says whose it was. */
  async talkReported(request: SignedRequest, token: string): Promise<void> {
    const context = await this.contexts.ofToken(request, token, false);
    const recording = recordingOf(request);
    if (recording === undefined) return;
    const key = `talk/${request.recordingStatus}`;
    await this.settle(key, context, request, { steps: [], facts: [factOfTalk(recording)] });
  }

  /** The carrier reports the end of the caller's leg. */
  async callReported(request: SignedRequest): Promise<void> {
    if (!isOver(request.callStatus)) return;
    const { callStatus: carrierStatus, callSeconds: seconds = null } = request;
    // A test call that nobody has picked up never came in.
    if (request.isPlacedByUs && carrierStatus !== 'completed') return;
    const context = await this.contexts.ofReport(request);
    await this.settle('over', context, request, {
      steps: [],
      facts: [{ kind: 'call-over', carrierStatus, seconds }],
    });
  }

  /** Something of ours went wrong in answering this request; what stands in the record is kept. */
  async troubled(request: SignedRequest, text: string, token: string): Promise<void> {
    const isCallersLeg = request.parentCallSid === undefined;
    const context = await this.contexts.ofToken(request, token, isCallersLeg).catch(async () => {
      const callSid = request.parentCallSid ?? request.callSid;
      return { ...(await this.contexts.ofReport({ ...request, callSid })), isCallersLeg };
    });
    const facts: CallFact[] = [{ kind: 'trouble', text, endedCall: isCallersLeg }];
    // What befalls a responder's leg must not pass for what befalls the caller's in the same moment.
    const key = `trouble/${this.clock.now().toISOString()}/${request.callSid}`;
    await this.settle(key, context, request, { steps: [], facts });
  }

  /**
   * Where several are to be rung, who of them is on the phone is asked first; any other call costs no such question.
   *
   * @returns the decision, and the call as it goes on from there: perhaps by the plan of another policy.
   */
  private async decide(
    context: PlannedContext,
    decideAt: (at: number, known: Known) => Decision,
  ): Promise<{ decision: Decision; context: PlannedContext }> {
    const at = this.clock.now().getTime();
    const { projectId, callId, plan } = context;
    const planIds = new Map<RoutingPlan, string>();
    const findPlan = (policyId: string) => {
      const route = this.contexts.findRouteWithin(projectId, policyId);
      if (route !== undefined) planIds.set(route.plan, route.id);
      return route?.plan;
    };
    const decideKnowing = (occupation: Occupation | undefined) =>
      decideAt(at, { occupation, findPlan });

    let decision = decideKnowing(this.journal.knownOccupation(plan, at));
    const { takenBy = plan } = decision;
    if (wantsOccupation(takenBy, decision)) {
      decision = decideKnowing(await this.journal.occupation({ plan: takenBy, callId }, at));
    } else if (takenBy !== plan) {
      decision = decideKnowing(this.journal.knownOccupation(takenBy, at));
    }
    return { decision, context: takenOver(context, decision, planIds) };
  }

  private async refuse(
    request: SignedRequest,
    config: SigningConfig,
    reason: DeadEnd,
  ): Promise<string> {
    const decision: Decision = {
      steps: this.answers.deadEnd(reason),
      facts: [{ kind: 'came-in' }, { kind: 'refused', reason }],
    };
    return this.settle('came-in', await this.contexts.of(request, config), request, decision);
  }

  private async settle(
    key: string,
    context: CallContext,
    request: SignedRequest,
    decision: Decision,
  ): Promise<string> {
    const now = this.clock.now();
    const entry = entryOf({ key, context, request, decision, now });
    const reply = await this.journal.append(entry);
    const { steps, planId, callerName, waitedSeconds } = reply;
    // The call is written down in the very statement that would read its caller.
    const caller = key === 'came-in' ? request.from : reply.caller;
    // A webhook that came again has been followed already.
    if (reply.isNew) this.orders.begin(steps ?? [], context, request);
    if (reply.openLegs !== null) this.orders.endLegs(reply.openLegs, context, request);
    if (reply.standing !== null) this.orders.endLate(reply.standing, context, request);
    const callerId =
      context.plan?.callerIdShown === 'caller' && !isWithheld(request.from) ? request.from : '';
    const who = { caller, callerName, waitedSeconds, callerId, routingNumber: request.to };
    if (planId === null || planId === context.planId) {
      return this.answers.write(steps ?? [], context, who);
    }
    // The webhook comes again after an edit: its first answer holds, with the plan of then.
    const plan = await this.contexts.findPlan(planId);
    return this.answers.write(steps ?? [], { ...context, planId, plan }, who);
  }
}

type PlannedContext = CallContext & Required<Pick<CallContext, 'plan' | 'planId'>>;

/** A call that another policy has taken goes on by that one's plan. */
function takenOver(
  context: PlannedContext,
  { takenBy }: Decision,
  planIds: ReadonlyMap<RoutingPlan, string>,
): PlannedContext {
  const planId = takenBy && planIds.get(takenBy);
  return takenBy === undefined || planId === undefined
    ? context
    : { ...context, plan: takenBy, planId, dialledPolicyId: context.plan.policyId };
}

/** A document that neither names nor shows anybody. */
const nobody = {
  caller: null,
  callerName: null,
  waitedSeconds: null,
  callerId: '',
  routingNumber: '',
};

/** What a webhook with a token is about; its path says it. */
export type CallbackKind =
  'challenge-key' | 'menu-key' | 'picked-up' | 'key' | 'ring-ended' | 'recorded';

/** What happens on the caller's own leg. */
const callersLeg: ReadonlySet<CallbackKind> = new Set([
  'challenge-key',
  'menu-key',
  'ring-ended',
  'recorded',
]);

function eventOf(kind: CallbackKind, request: SignedRequest): CallEvent {
  switch (kind) {
    case 'picked-up':
      return { kind };
    case 'challenge-key':
    case 'menu-key':
    case 'key':
      return { kind, key: request.digits };
    case 'recorded':
      return { kind, recording: recordingOf(request) };
    case 'ring-ended':
      return ringEnded(request);
  }
}

/** Names an event within its call, so that the same webhook, come twice, is known. */
function keyOf(kind: CallbackKind, { attempt, prompts }: CallToken['state']): string {
  return kind === 'key' || kind === 'challenge-key' || kind === 'menu-key'
    ? `${attempt}/${kind}/${prompts}`
    : `${attempt}/${kind}`;
}

/** A caller may ask as often as they like: they are put through once, and a wave ends once. */
function keyInWave({ wave }: CallToken['state'], { facts }: Decision): string {
  // Who has been told that the call is recorded asks before anybody is rung.
  if (wave === undefined) return 'told';
  const { first } = wave;
  const kinds = facts.map(({ kind }) => kind);
  if (kinds.includes('put-through')) return putThroughKey(first);
  if (!kinds.includes('wave-over')) return `${String(first)}/parted`;
  return `${String(first)}/${kinds.includes('ring-ended') ? 'left' : 'wave-over'}`;
}

function callerOf({ from, hasFailedVerification }: SignedRequest): Caller {
  return { number: isWithheld(from) ? null : from, hasFailedVerification };
}

/** The record says of a test call that it is one. */
function asTest({ isPlacedByUs }: SignedRequest, decision: Decision): Decision {
  if (!isPlacedByUs) return decision;
  const told = ({ facts, steps }: Outcome): Outcome => ({
    steps,
    facts: facts.map((fact) => (fact.kind === 'came-in' ? { ...fact, isTest: true } : fact)),
  });
  const { provided } = decision;
  return provided === undefined
    ? told(decision)
    : { ...told(decision), provided: { ...provided, otherwise: told(provided.otherwise) } };
}
