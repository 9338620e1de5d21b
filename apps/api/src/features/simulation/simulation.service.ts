import { Injectable } from '@nestjs/common';
import type { RoutingPlan } from '@ringdown/call-routing';
import { someonesPhone, type PolicyRoutingPlanDto } from '@ringdown/contracts';

import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { noSuchPolicy } from './no-such-policy.js';

type PolicyKey = { projectId: string; policyId: string };

/** Gives a browser what it needs to play calls through. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly plans: RoutingPlans,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  /** The plan in force; phones of responders stay here, and callers' numbers for whom they are masked. */
  async plan({ projectId, policyId }: PolicyKey): Promise<PolicyRoutingPlanDto> {
    const route = this.plans.findRouteOfPolicy(policyId);
    if (route?.plan.projectId !== projectId) throw noSuchPolicy();
    const { id: planId, plan } = route;
    const numbers = await this.callerNumbers.shownIn(projectId);
    const shown = (each: RoutingPlan) => withoutPhones(withCallers(each, numbers));
    return {
      planId,
      knownSince: this.plans.knownSince.toISOString(),
      plan: shown(plan),
      others: this.othersOf(plan).map(shown),
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

function withCallers(plan: RoutingPlan, numbers: ShownNumbers): RoutingPlan {
  const entries = plan.admission.entries.map(({ list, pattern }) => ({
    list,
    pattern: numbers.pattern(pattern),
  }));
  return { ...plan, admission: { ...plan.admission, entries } };
}

function withoutPhones(plan: RoutingPlan): RoutingPlan {
  const people = plan.people.map((person) => ({
    ...person,
    phone: person.phone === null ? null : someonesPhone,
  }));
  return { ...plan, people };
}
