import { Inject, Injectable } from '@nestjs/common';
import {
  decide,
  decideIncoming,
  type CallEvent,
  type Caller,
  type CallFact,
  type Decision,
} from '@ringdown/call-routing';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { isWithheld } from '../../telephony/caller-id.js';
import { isLegStatus } from '../../telephony/leg-status.js';
import { isOver, ringEnded } from '../../telephony/ring-result.js';
import {
  RoutingPlans,
  type Route,
  type SigningConfig,
} from '../routing-plans/routing-plans.service.js';
import { AnswerWriter, type DeadEnd } from './answer-writer.js';
import { callIdOf } from './call-id.js';
import { CallJournal } from './call-journal.service.js';
import type { CallToken } from './call-token.js';
import { CallTokens } from './call-tokens.service.js';
import { entryOf, type CallContext } from './entry-of.js';
import type { SignedRequest } from './signed-request.js';

/**
 * The life of a call, as the webhooks tell it. Each one reads as: where does the call stand, what happened,
 * what is the next step, write it down, say it.
 */
@Injectable()
export class CallSession {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly plans: RoutingPlans,
    private readonly tokens: CallTokens,
    private readonly answers: AnswerWriter,
    private readonly journal: CallJournal,
  ) {}

  /** Somebody dials a routing number. */
  async incoming(request: SignedRequest): Promise<string> {
    const { config, route } = this.findRoute(request);
    if (route === undefined) return this.refuse(request, config, 'unknown-number');
    if (route.configId !== config.id) return this.refuse(request, config, 'not-configured');

    const decision = decideIncoming(route.plan, callerOf(request), this.clock.now().getTime());
    const context = { ...this.contextOf(request, config), planId: route.id, plan: route.plan };
    return this.settle('came-in', context, request, decision);
  }

  /** A key was pressed by the caller or a responder, a responder's phone was picked up, or a ring is over. */
  async proceed(kind: CallbackKind, request: SignedRequest, token: string): Promise<string> {
    const context = await this.contextOfToken(request, token, callersLeg.has(kind));
    const { plan, state } = context;
    const decision = decide(plan, state, eventOf(kind, request), this.clock.now().getTime());
    return this.settle(keyOf(kind, state), context, request, decision);
  }

  /** The carrier reports how a responder's leg fares. */
  async legReported(request: SignedRequest, token: string): Promise<void> {
    const context = await this.contextOfToken(request, token, false);
    const { attempt } = context.state;
    const { callStatus: status } = request;
    if (!isLegStatus(status)) return;
    await this.settle(`${String(attempt)}/leg/${status}`, context, request, {
      steps: [],
      facts: [{ kind: 'leg', attempt, status }],
    });
  }

  /** The carrier reports the end of the caller's leg. */
  async callReported(request: SignedRequest): Promise<void> {
    if (!isOver(request.callStatus)) return;
    const { callStatus: carrierStatus, callSeconds: seconds = null } = request;
    const context = await this.contextOfReport(request);
    await this.settle('over', context, request, {
      steps: [],
      facts: [{ kind: 'call-over', carrierStatus, seconds }],
    });
  }

  /** Something of ours went wrong in answering this request; what stands in the record is kept. */
  async troubled(request: SignedRequest, text: string, token: string): Promise<void> {
    const isCallersLeg = request.parentCallSid === undefined;
    const context = await this.contextOfToken(request, token, isCallersLeg).catch(() => {
      const callSid = request.parentCallSid ?? request.callSid;
      const { config } = this.findRoute(request);
      return { ...this.contextOf({ ...request, callSid }, config), isCallersLeg };
    });
    const facts: CallFact[] = [{ kind: 'trouble', text, endedCall: isCallersLeg }];
    const key = `trouble/${this.clock.now().toISOString()}`;
    await this.settle(key, context, request, { steps: [], facts });
  }

  private refuse(request: SignedRequest, config: SigningConfig, reason: DeadEnd): Promise<string> {
    const decision: Decision = {
      steps: this.answers.deadEnd(reason),
      facts: [{ kind: 'came-in' }, { kind: 'refused', reason }],
    };
    return this.settle('came-in', this.contextOf(request, config), request, decision);
  }

  private async settle(
    key: string,
    context: CallContext,
    request: SignedRequest,
    decision: Decision,
  ): Promise<string> {
    const now = this.clock.now();
    const entry = entryOf({ key, context, request, decision, now });
    const { steps, planId, caller } = await this.journal.append(entry);
    const callerId =
      context.plan?.callerIdShown === 'caller' && !isWithheld(request.from) ? request.from : '';
    const who = { caller, callerId, routingNumber: request.to };
    if (planId === null || planId === context.planId) {
      return this.answers.write(steps ?? [], context, who);
    }
    // The webhook comes again after an edit: its first answer holds, with the plan of then.
    const plan = await this.plans.findPlan(planId);
    return this.answers.write(steps ?? [], { ...context, planId, plan }, who);
  }

  /** The policy behind the number dialled, if the account that signed may speak for it. */
  private findRoute(request: SignedRequest): { config: SigningConfig; route: Route | undefined } {
    const { configs, to } = request;
    const route = this.plans.findRoute(to);
    const inProject = configs.filter((config) => config.projectId === route?.plan.projectId);
    const config = inProject.find((each) => each.id === route?.configId) ?? inProject[0];
    return config === undefined ? { config: configs[0], route: undefined } : { config, route };
  }

  private contextOf(request: SignedRequest, config: SigningConfig): CallContext {
    const { accountSid, callSid } = request;
    const { projectId } = config;
    const callId = callIdOf(projectId, accountSid, callSid);
    return { callId, projectId, callSid, isCallersLeg: true };
  }

  /** Where projects share an account, the call belongs to the one that has it, wherever its number leads by now. */
  private async contextOfReport(request: SignedRequest): Promise<CallContext> {
    const { config } = this.findRoute(request);
    const contexts = [config, ...request.configs].map((each) => this.contextOf(request, each));
    const [first] = contexts;
    if (first === undefined || request.configs.length === 1) return this.contextOf(request, config);
    const known = await this.journal.findKnown(contexts.map(({ callId }) => callId));
    return contexts.find(({ callId }) => callId === known) ?? first;
  }

  /** @throws {DomainError} when the token is not ours, or belongs to another call or project. */
  private async contextOfToken(
    request: SignedRequest,
    text: string,
    isCallersLeg: boolean,
  ): Promise<CallContext & Required<Pick<CallContext, 'plan' | 'planId' | 'state'>>> {
    const token: CallToken | undefined = this.tokens.read(text);
    if (token === undefined) throw forbidden();
    const plan = await this.plans.findPlan(token.planId);
    if (plan === undefined) throw new Error(`Routing plan ${token.planId} is gone.`);
    const { projectId } = plan;
    if (!request.configs.some((config) => config.projectId === projectId)) throw forbidden();
    // Not every carrier names the caller's leg on a responder's.
    const callSid = isCallersLeg ? request.callSid : request.parentCallSid;
    if (
      callSid !== undefined &&
      callIdOf(projectId, request.accountSid, callSid) !== token.callId
    ) {
      throw forbidden();
    }
    return { ...token, projectId, callSid: callSid ?? request.callSid, isCallersLeg, plan };
  }
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'The call token of this request is missing or wrong.');
}

/** What a webhook with a token is about; its path says it. */
export type CallbackKind = 'challenge-key' | 'picked-up' | 'key' | 'ring-ended';

/** What happens on the caller's own leg. */
const callersLeg: ReadonlySet<CallbackKind> = new Set(['challenge-key', 'ring-ended']);

function eventOf(kind: CallbackKind, request: SignedRequest): CallEvent {
  switch (kind) {
    case 'picked-up':
      return { kind };
    case 'challenge-key':
    case 'key':
      return { kind, key: request.digits };
    case 'ring-ended':
      return ringEnded(request);
  }
}

/** Names an event within its call, so that the same webhook, come twice, is known. */
function keyOf(kind: CallbackKind, { attempt, prompts }: CallToken['state']): string {
  return kind === 'key' || kind === 'challenge-key'
    ? `${attempt}/${kind}/${prompts}`
    : `${attempt}/${kind}`;
}

function callerOf({ from, hasFailedVerification }: SignedRequest): Caller {
  return { number: isWithheld(from) ? null : from, hasFailedVerification };
}
