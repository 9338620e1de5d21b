import { whoIsOnCall, type Instant } from '@ringdown/on-call';

import type { PlannedRule, PlannedTarget, RoutingPlan } from './plan.js';

/** Something that a rule rings through and that has nobody to ring. */
export type Vacancy = { kind: 'schedule' | 'team'; id: string; name: string };

/** The people whom a rule means at an instant, as positions in the plan's list: in their order, each once. */
export function peopleOfRule(plan: RoutingPlan, rule: PlannedRule, at: Instant): number[] {
  return [...new Set(rule.targets.flatMap((target) => peopleOf(plan, target, at)))];
}

/** The schedules of a rule with nobody on call at an instant, and its teams without members. */
export function vacanciesOfRule(plan: RoutingPlan, rule: PlannedRule, at: Instant): Vacancy[] {
  return rule.targets
    .filter((target) => peopleOf(plan, target, at).length === 0)
    .flatMap((target) => vacancyOf(plan, target) ?? []);
}

function peopleOf(plan: RoutingPlan, target: PlannedTarget, at: Instant): readonly number[] {
  switch (target.kind) {
    case 'person':
      return [target.person];
    case 'team':
      return target.people;
    case 'schedule':
      return peopleOnCall(plan, target.schedule, at);
  }
}

function peopleOnCall({ schedules, people }: RoutingPlan, position: number, at: Instant): number[] {
  const planned = schedules[position];
  if (planned === undefined) return [];
  return whoIsOnCall(planned.schedule, at)
    .people.map((id) => people.findIndex(({ userId }) => userId === id))
    .filter((person) => person >= 0);
}

function vacancyOf({ schedules }: RoutingPlan, target: PlannedTarget): Vacancy | undefined {
  if (target.kind === 'person') return undefined;
  if (target.kind === 'team') return { kind: 'team', id: target.teamId, name: target.name };
  const planned = schedules[target.schedule];
  return planned && { kind: 'schedule', id: planned.scheduleId, name: planned.name };
}
