import type { CallFact } from './facts.js';
import type { RoutingPlan } from './plan.js';
import type { Step } from './step.js';

/** What to tell the carrier, and what is true from now on. */
export type Outcome = {
  steps: readonly Step[];
  facts: readonly CallFact[];
  /** The plan of another policy: from these steps on the call goes by it. */
  takenBy?: RoutingPlan;
};

/** Something that only the journal knows, and settles in the same write: that write is what makes one accept win. */
export type Condition =
  | { that: 'attempt-open' | 'attempt-accepted' }
  /** Nobody has the call yet, the wave whose first attempt this is goes on, and the caller is there. */
  | { that: 'wave-open'; first: number }
  /** Within the last hour this caller has called this policy fewer times than so, refused calls apart. */
  | { that: 'calls-below'; calls: number };

/** An outcome; where it is conditional, `otherwise` holds when the journal says no. */
export type Decision = Outcome & { provided?: Condition & { otherwise: Outcome } };
