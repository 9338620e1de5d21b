import { Injectable } from '@nestjs/common';
import type { RoutingPlan } from '@ringdown/call-routing';
import { someonesPhone, type PolicyRoutingPlanDto } from '@ringdown/contracts';

import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { noSuchPolicy } from './no-such-policy.js';

/** Gives a browser what it needs to play calls through. */
@Injectable()
export class SimulationService {
  constructor(private readonly plans: RoutingPlans) {}

  /** The plan in force; phone numbers stay here. */
  plan({ projectId, policyId }: { projectId: string; policyId: string }): PolicyRoutingPlanDto {
    const route = this.plans.findRouteOfPolicy(policyId);
    if (route?.plan.projectId !== projectId) throw noSuchPolicy();
    const { id: planId, plan } = route;
    return {
      planId,
      knownSince: this.plans.knownSince.toISOString(),
      plan: withoutPhones(plan),
      others: this.othersOf(plan).map(withoutPhones),
    };
  }

  /** All policies to which a call of this one may come, over as many others as it takes. */
  private othersOf(plan: RoutingPlan): RoutingPlan[] {
    const found = new Map([[plan.policyId, plan]]);
    // A map tells of what is added while it is gone through.
    for (const each of found.values()) {
      for (const policyId of leadsTo(each)) {
        const other = this.plans.findRouteOfPolicy(policyId)?.plan;
        if (other?.projectId === plan.projectId) found.set(policyId, other);
      }
    }
    found.delete(plan.policyId);
    return [...found.values()];
  }
}

function leadsTo({ supportHours, menu }: RoutingPlan): string[] {
  const ids = [
    supportHours?.elsewhere,
    menu?.otherwise,
    ...(menu?.choices.map(({ policyId }) => policyId) ?? []),
  ];
  return ids.filter((id) => id != null);
}

function withoutPhones(plan: RoutingPlan): RoutingPlan {
  const people = plan.people.map((person) => ({
    ...person,
    phone: person.phone === null ? null : someonesPhone,
  }));
  return { ...plan, people };
}
