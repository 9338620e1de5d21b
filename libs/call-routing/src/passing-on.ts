import type { Outcome } from './decision.js';
import type { PassingOn } from './facts.js';
import { firstRing } from './first-ring.js';
import type { Moment } from './occupation.js';
import type { RoutingPlan } from './plan.js';
import { say } from './say.js';
import { isOpen } from './support-hours.js';

/**
 * Another policy takes the call, with its own greeting, voice and rules, but without a menu; one that is closed passes
 * it on in its turn.
 *
 * @param way the policies at which the call has been: it never comes back to one.
 * @returns undefined where there is no such policy, or it is disabled.
 */
export function passOn(
  policyId: string | null,
  because: PassingOn,
  now: Moment,
  way: readonly string[],
): Outcome | undefined {
  const plan = policyId === null ? undefined : now.findPlan?.(policyId);
  if (plan === undefined || !plan.enabled || way.includes(plan.policyId)) return undefined;
  const { facts, ...taken } = outsideHours(plan, now, way) ?? firstRing(plan, now);
  const passedOn = {
    kind: 'passed-on',
    policyId: plan.policyId,
    name: plan.policyName,
    because,
  } as const;
  return { takenBy: plan, ...taken, facts: [passedOn, ...facts] };
}

/** What a caller meets while a policy is closed: another one, or a message; undefined while it is open. */
export function outsideHours(
  plan: RoutingPlan,
  now: Moment,
  way: readonly string[] = [],
): Outcome | undefined {
  const { supportHours: hours, policyId } = plan;
  if (hours === undefined || isOpen(hours, now.at)) return undefined;
  return (
    passOn(hours.elsewhere, 'outside-hours', now, [...way, policyId]) ?? {
      steps: [say(plan, 'outsideHours', hours.message), { kind: 'hang-up' }],
      facts: [{ kind: 'refused', reason: 'outside-hours' }],
    }
  );
}
