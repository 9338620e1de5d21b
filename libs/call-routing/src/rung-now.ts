import type { Instant } from '@ringdown/on-call';

import { peopleOfRule } from './people-of-rule.js';
import type { PlannedPerson, RoutingPlan } from './plan.js';
import { isOpen } from './support-hours.js';

/** Whom a call at an instant would ring in its first round, in the order of the rules, each once; nobody while closed. */
export function rungNow(plan: RoutingPlan, at: Instant): PlannedPerson[] {
  if (plan.supportHours !== undefined && !isOpen(plan.supportHours, at)) return [];
  const positions = plan.rules.flatMap((rule) => peopleOfRule(plan, rule, at));
  return [...new Set(positions)].flatMap((position) => {
    const person = plan.people[position];
    return person === undefined || person.phone === null ? [] : [person];
  });
}
