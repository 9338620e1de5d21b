import { Injectable } from '@nestjs/common';
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
    const people = plan.people.map((person) => ({
      ...person,
      phone: person.phone === null ? null : someonesPhone,
    }));
    return { planId, knownSince: this.plans.knownSince.toISOString(), plan: { ...plan, people } };
  }
}
