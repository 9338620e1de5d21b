import { Inject, Injectable } from '@nestjs/common';
import { isOpen, nextChange, rungNow } from '@ringdown/call-routing';
import type { PolicyDto } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { Mutes } from '../mutes/mutes.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

/** As many as a list has room for. */
const mostNames = 10;

/** Tells what a call would meet by the plan of a policy that is in force. */
@Injectable()
export class PlanReach {
  constructor(
    private readonly plans: RoutingPlans,
    private readonly mutes: Mutes,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(policyId: string): Pick<PolicyDto, 'rungNow' | 'isOpenNow' | 'hoursChangeAt'> {
    const now = this.clock.now().getTime();
    const plan = this.plans.findRouteOfPolicy(policyId)?.plan;
    const hours = plan?.supportHours;
    const change = hours && nextChange(hours, now);
    const rung = plan === undefined ? [] : rungNow(plan, now, this.mutes.of(policyId, now));
    return {
      rungNow: rung.slice(0, mostNames).map(({ name }) => name),
      isOpenNow: hours === undefined || isOpen(hours, now),
      hoursChangeAt: change === undefined ? null : new Date(change).toISOString(),
    };
  }
}
