/** How messages are spoken: a voice of the carrier and a BCP 47 language that fits it. */
export type Speech = { voice: string; language: string };

/** A person who may be rung. */
export type PlannedPerson = {
  userId: string;
  name: string;
  /** Their first verified phone in E.164; null when they have none and can only be skipped. */
  phone: string | null;
};

/** One escalation rule; `people` are positions in the plan's own list, in the order in which they are rung. */
export type PlannedRule = {
  id: string;
  /** 1 is tried first. */
  order: number;
  escalateAfterSeconds: number;
  people: readonly number[];
};

/**
 * An immutable snapshot of all that is needed to route a call of one policy.
 * Compiled when the configuration changes, never while a call waits.
 */
export type RoutingPlan = {
  projectId: string;
  policyId: string;
  policyName: string;
  enabled: boolean;
  speech: Speech;
  messages: { greeting: string; noAnswer: string; noOneAvailable: string };
  /** How often escalation starts again from the first rule: 0 = never. */
  repeats: number;
  people: readonly PlannedPerson[];
  /** In ascending order. */
  rules: readonly PlannedRule[];
};
