import type { RoutingPlan } from '@ringdown/call-routing';

/** What stands in a plan for the phone of somebody who has one. */
export const someonesPhone = 'verified';

/** What routes a policy's calls now, to be tried out. */
export class PolicyRoutingPlanDto {
  /** Names the content of the plan: the same content has the same name. */
  planId!: string;
  /** Overrides that ended before are not in it. ISO 8601 in UTC. */
  knownSince!: string;
  /** In place of a phone stands `verified`, or null where somebody has none. */
  plan!: RoutingPlan;
  /** Plans of the policies to which a call may be passed on, outside of support hours or by a menu. */
  others!: RoutingPlan[];
}

/** A test call that the carrier has taken on. */
export class PlacedTestCallDto {
  /** The last digits of the phone that rings: `…0123`. */
  to!: string;
  /** The number that calls, E.164. */
  from!: string;
}
