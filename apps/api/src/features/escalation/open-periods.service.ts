import { Inject, Injectable } from '@nestjs/common';
import { openPeriods } from '@ringdown/call-routing';
import type { GapDto } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

/** As far as gaps of schedules are told. */
const outlookMs = 14 * 86_400_000;

/** Tells when policies ring people at all: a gap outside of the support hours is none that a caller would meet. */
@Injectable()
export class OpenPeriods {
  constructor(
    private readonly plans: RoutingPlans,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of the coming two weeks; undefined: always. */
  of(policyId: string): readonly GapDto[] | undefined {
    const hours = this.plans.findRouteOfPolicy(policyId)?.plan.supportHours;
    if (hours === undefined) return undefined;
    const now = this.clock.now().getTime();
    return openPeriods(hours, now, now + outlookMs).map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    }));
  }
}
