import type { Instant } from '@ringdown/on-call';

import { peopleOfRule } from './people-of-rule.js';
import type { PlannedPerson, RoutingPlan } from './plan.js';
import { isOpen } from './support-hours.js';

/**
 * Whom a call at an instant would ring in its first round, in the order of the rules, each once; nobody while closed.
 *
 * @param muted user ids of those who want to be left alone: they are rung if nobody else can be.
 */
export function rungNow(
  plan: RoutingPlan,
  at: Instant,
  muted: readonly string[] = [],
): PlannedPerson[] {
  if (plan.supportHours !== undefined && !isOpen(plan.supportHours, at)) return [];
  const positions = plan.rules.flatMap((rule) => peopleOfRule(plan, rule, at));
  const people = [...new Set(positions)].flatMap((position) => {
    const person = plan.people[position];
    return person === undefined || person.phone === null ? [] : [person];
  });
  const others = people.filter(({ userId }) => !muted.includes(userId));
  return others.length === 0 ? people : others;
}
