import { Inject, Injectable } from '@nestjs/common';
import type { RoutingPlan } from '@ringdown/call-routing';

import { monthOf, monthOfId, type CallMonth } from '../../database/call-month.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import {
  RoutingPlans,
  type Route,
  type SigningConfig,
} from '../routing-plans/routing-plans.service.js';
import { callIdOf } from './call-id.js';
import { CallJournal } from './call-journal.service.js';
import type { CallToken } from './call-token.js';
import { CallTokens } from './call-tokens.service.js';
import type { CallContext } from './entry-of.js';
import type { SignedRequest } from './signed-request.js';

/** Finds out which call a webhook is about, by which plan it is routed and where it stands. */
@Injectable()
export class CallContexts {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly plans: RoutingPlans,
    private readonly tokens: CallTokens,
    private readonly journal: CallJournal,
  ) {}

  findPlan(planId: string): Promise<RoutingPlan | undefined> {
    return this.plans.findPlan(planId);
  }

  /** How calls of another policy of a project are routed now. */
  findRouteWithin(projectId: string, policyId: string): Route | undefined {
    const route = this.plans.findRouteOfPolicy(policyId);
    return route?.plan.projectId === projectId ? route : undefined;
  }

  /** The policy behind the number dialled, if the account that signed may speak for it. */
  findRoute(request: SignedRequest): { config: SigningConfig; route: Route | undefined } {
    const { configs, to } = request;
    const route = this.plans.findRoute(to);
    const inProject = configs.filter((config) => config.projectId === route?.plan.projectId);
    const config = inProject.find((each) => each.id === route?.configId) ?? inProject[0];
    return config === undefined ? { config: configs[0], route: undefined } : { config, route };
  }

  /** The call whose first webhook this is, or was when it came before. */
  of(request: SignedRequest, config: SigningConfig): Promise<CallContext> {
    return this.known(request, [config], webhooksComeAgain);
  }

  /** Where projects share an account, the call belongs to the one that has it, wherever its number leads by now. */
  ofReport(request: SignedRequest): Promise<CallContext> {
    const { config } = this.findRoute(request);
    return this.known(request, [config, ...request.configs], longestCall);
  }

  /** The record is asked only where more than one call may be meant: of several projects, or of the month just past. */
  private async known(
    { accountSid, callSid }: SignedRequest,
    configs: readonly SigningConfig[],
    milliseconds: number,
  ): Promise<CallContext> {
    const months = monthsAround(this.clock.now(), milliseconds);
    const projectIds = [...new Set(configs.map(({ projectId }) => projectId))];
    const contexts = projectIds.flatMap((projectId) =>
      months.map((month) => ({
        callId: callIdOf(projectId, accountSid, callSid, month),
        ...{ projectId, callSid, isCallersLeg: true },
      })),
    );
    const [first, ...others] = contexts;
    if (first === undefined) throw new Error('Nobody signed this request.');
    if (others.length === 0) return first;
    const known = await this.journal.findKnown(contexts.map(({ callId }) => callId));
    return contexts.find(({ callId }) => callId === known) ?? first;
  }

  /** @throws {DomainError} when the token is not ours, or belongs to another call or project. */
  async ofToken(
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
    // A leg of a wave is no child of the caller's, and not every carrier names the caller's leg on a child.
    const callSid = isCallersLeg ? request.callSid : (request.parentCallSid ?? token.callSid);
    if (
      callSid !== undefined &&
      callIdOf(projectId, request.accountSid, callSid, monthOfId(token.callId)) !== token.callId
    ) {
      throw forbidden();
    }
    return { ...token, projectId, callSid: callSid ?? request.callSid, isCallersLeg, plan };
  }
}

/** For how long a first webhook is tried again, and by how much the clocks of two processes may differ. */
const webhooksComeAgain = 10 * 60_000;

/** No carrier lets a call last longer than a day. */
const longestCall = 25 * 3_600_000;

/** This month, and the one before or after it where a call may have begun in that one. */
function monthsAround(now: Date, milliseconds: number): CallMonth[] {
  const at = (time: number) => monthOf(new Date(time));
  const times = [now.getTime(), now.getTime() - milliseconds, now.getTime() + webhooksComeAgain];
  return [...new Set(times.map(at))];
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'The call token of this request is missing or wrong.');
}
